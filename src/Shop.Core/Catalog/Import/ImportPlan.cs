using System.Text.Json;
using Shop.Common;

namespace Shop.Catalog.Import;

/// <summary>What kind of file it is.</summary>
public enum FileFormat
{
    /// <summary>A table of anybody, read by its mapping.</summary>
    Table,
    Own,
    WooCommerce,
    Bmecat,
}

/// <summary>How numbers are written.</summary>
public enum DecimalStyle
{
    /// <summary>1.234,50</summary>
    Comma,

    /// <summary>1,234.50</summary>
    Point,
}

/// <summary>By what an article is found again.</summary>
public enum MatchBy
{
    Sku,
    Gtin,
}

/// <summary>What happens to articles that are new or known.</summary>
public enum WriteMode
{
    CreateAndUpdate,
    UpdateOnly,
    CreateOnly,
}

/// <summary>Where a column goes.</summary>
/// <param name="Column">Its name in the file.</param>
/// <param name="Target">Key of a field, <see cref="ImportPlan.Choice"/>, <see cref="ImportPlan.Attribute"/>, or empty when it isn't taken.</param>
public sealed record ColumnPlan(string Column, string Target)
{
    /// <summary>Numbers are multiplied by it: 1.05 adds 5 %, 1000 makes grams of kilograms.</summary>
    public decimal? Factor { get; init; }

    /// <summary>Put in front, e.g. "HK-" before the supplier's article numbers.</summary>
    public string Prefix { get; init; } = "";
}

/// <summary>The same value for all rows.</summary>
public sealed record FixedPlan(string Target, string Value);

/// <summary>How a file is to be read and what is to be done with it; made by the mapping screen, kept with the run and as a profile.</summary>
public sealed record ImportPlan
{
    /// <summary>Target of a column that is a choice customers have; its name is the option's.</summary>
    public const string Choice = "option";

    /// <summary>Target of a column that is a property; its name is the attribute's.</summary>
    public const string Attribute = "attribute";

    public FileFormat Format { get; init; }

    /// <summary>Null to see for oneself.</summary>
    public string? Encoding { get; init; }

    /// <summary>Null to see for oneself.</summary>
    public char? Separator { get; init; }

    public DecimalStyle Decimal { get; init; }

    public IReadOnlyList<ColumnPlan> Columns { get; init; } = [];

    public IReadOnlyList<FixedPlan> Fixed { get; init; } = [];

    public MatchBy Match { get; init; }

    public WriteMode Mode { get; init; }

    /// <summary>Whose file it is; goes on products that name nobody else.</summary>
    public int? SupplierId { get; init; }

    /// <summary>Between the names of a category's path.</summary>
    public string PathSeparator { get; init; } = ">";

    /// <summary>Cells that were put right by hand, by row.</summary>
    public Dictionary<int, string[]> Corrections { get; init; } = [];

    /// <summary>The rows to take; empty for all.</summary>
    public IReadOnlyList<int> OnlyRows { get; init; } = [];

    public string Write() => JsonSerializer.Serialize(this);

    public static ImportPlan? Read(string json) => json.Length == 0 ? null : JsonSerializer.Deserialize<ImportPlan>(json);

    public bool Carries(ProductField field) => Columns.Any(c => c.Target == field.Key) || Fixed.Any(f => f.Target == field.Key);

    /// <summary>Why it can't be run; null when it can.</summary>
    public Problem? WhyNotRun()
    {
        if (Match == MatchBy.Sku && !Carries(ProductFields.Sku))
            return new Problem("no-sku", "Ordnen Sie eine Spalte der Artikelnummer zu; an ihr wird ein Artikel wiedererkannt.");
        if (Match == MatchBy.Gtin && !Carries(ProductFields.Gtin))
            return new Problem("no-gtin", "Ordnen Sie eine Spalte der GTIN zu; an ihr wird ein Artikel wiedererkannt.");
        var twice = Columns.Select(c => c.Target).Concat(Fixed.Select(f => f.Target)).Where(t => t.Length > 0 && t is not (Choice or Attribute))
            .GroupBy(t => t).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? null : new Problem("twice", "Das Feld „{0}“ ist zweimal zugeordnet.", twice.Key);
    }

    /// <summary>Whether a header is the one this plan was made for: the same names in the same order, whatever was added by the download of refused rows.</summary>
    public static string SignatureOf(IEnumerable<string> header) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(
            string.Join('\u001f', header.Where(h => !RefusedColumns.Contains(h.Trim(), StringComparer.OrdinalIgnoreCase)).Select(Squeeze)))))[..40];

    /// <summary>Columns that a download of refused rows adds.</summary>
    public static IReadOnlyList<string> RefusedColumns { get; } = ["Grund der Ablehnung", "Reason for refusal"];

    internal static string Squeeze(string header) => string.Concat(header.Where(c => !char.IsWhiteSpace(c) && c is not ('\uFEFF' or '_'))).ToLowerInvariant();
}
