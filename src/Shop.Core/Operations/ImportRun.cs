using System.Text.Json;
using Shop.Common;
using Shop.Common.Csv;

namespace Shop.Operations;

/// <summary>One import of a file: what came in, how far it is, what was refused and why.</summary>
public class ImportRun
{
    public int Id { get; set; }

    public ImportKind Kind { get; set; }

    public required string FileName { get; set; }

    public bool DryRun { get; set; }

    public ImportState State { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Last sign of life while running; one that is old means that the app was stopped meanwhile.</summary>
    public DateTime? AliveAt { get; set; }

    public required string StartedBy { get; set; }

    public int RowsRead { get; set; }

    /// <summary>0 while unknown.</summary>
    public int RowsTotal { get; set; }

    /// <summary>The figures and refused rows as JSON.</summary>
    public string Report { get; set; } = "";

    /// <summary>How a file of products is read, as JSON; empty for the other kinds.</summary>
    public string Plan { get; set; } = "";

    /// <summary>The profile whose mapping was used, kept in the list of runs by its name alone.</summary>
    public int? ProfileId { get; set; }

    /// <summary>The uploaded file, packed (gzip), kept until it is imported or thrown away.</summary>
    public byte[]? File { get; set; }

    /// <summary>A run that has given no sign of life for so long has died with its process.</summary>
    public static TimeSpan LongestSilence { get; } = TimeSpan.FromSeconds(30);

    public static string Write(ImportReport report) => JsonSerializer.Serialize(report);

    /// <summary>The report; null while there is none.</summary>
    public static ImportReport? Read(string json) => json.Length == 0 ? null : JsonSerializer.Deserialize<ImportReport>(json);

    /// <summary>Why this run can't be cancelled.</summary>
    public static Problem? WhyNotCancel(ImportState state) => state is ImportState.Waiting or ImportState.Running
        ? null
        : new Problem("import-over", "Dieser Lauf ist schon zu Ende.");

    /// <summary>Why the file of this run can't be imported now (after a dry run) or once more (after a failure).</summary>
    public static Problem? WhyNotStart(ImportState state, bool dryRun, bool hasFile) => (state, dryRun, hasFile) switch
    {
        (ImportState.Draft, _, true) => new Problem("import-draft", "Die Spalten dieser Datei sind noch nicht zugeordnet."),
        (ImportState.Waiting or ImportState.Running, _, _) => new Problem("import-busy", "Dieser Lauf ist noch nicht zu Ende."),
        (ImportState.Done, false, _) => new Problem("import-done", "Diese Datei ist schon übernommen."),
        (_, _, false) => new Problem("import-no-file", "Die Datei dieses Laufs ist nicht mehr da. Bitte laden Sie sie noch einmal hoch."),
        _ => null,
    };
}

/// <summary>What the file holds.</summary>
public enum ImportKind
{
    /// <summary>Products from Shopify.</summary>
    Catalogue,
    Orders,

    /// <summary>Products in any other form, by a mapping.</summary>
    Products,
}

/// <summary>How far an import is.</summary>
public enum ImportState
{
    Waiting,
    Running,
    Done,
    Failed,

    /// <summary>Somebody wished it to end; it has ended once <see cref="ImportRun.EndedAt"/> is set.</summary>
    Cancelled,

    /// <summary>Its columns wait to be mapped.</summary>
    Draft,
}
