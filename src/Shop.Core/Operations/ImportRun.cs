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

    /// <summary>The uploaded file, packed (gzip), kept until it is imported or thrown away.</summary>
    public byte[]? File { get; set; }
}

/// <summary>What the file holds.</summary>
public enum ImportKind
{
    Catalogue,
    Orders,
}

/// <summary>How far an import is.</summary>
public enum ImportState
{
    Waiting,
    Running,
    Done,
    Failed,
}
