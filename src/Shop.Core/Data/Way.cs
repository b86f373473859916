namespace Shop.Data;

/// <summary>By which way something is changed in this flow of calls: the editor, a table, an import. The change log keeps it beside the name of who did it.</summary>
public static class Way
{
    public const string Editor = "editor";
    public const string Variants = "variants";
    public const string Prices = "prices";
    public const string List = "list";
    public const string Pictures = "pictures";
    public const string Documents = "documents";
    public const string Calculation = "calculation";
    public const string Assortment = "assortment";
    public const string Publish = "publish";
    public const string Plan = "plan";
    public const string Import = "import";
    public const string Bulk = "bulk";
    public const string BulkUndo = "bulk-undo";

    private static readonly AsyncLocal<string?> Name = new();

    /// <summary>Null where nobody said.</summary>
    public static string? Current => Name.Value;

    /// <summary>Names the way until the returned scope ends.</summary>
    /// <param name="way">One of the words above.</param>
    /// <param name="id">Which import or bulk change.</param>
    public static IDisposable Is(string way, int? id = null)
    {
        var before = Name.Value;
        Name.Value = id is { } one ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{way}:{one}") : way;
        return new Scope(before);
    }

    private sealed class Scope(string? before) : IDisposable
    {
        public void Dispose() => Name.Value = before;
    }
}
