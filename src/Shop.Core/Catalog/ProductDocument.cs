using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>A PDF that goes with a product: a manual, a data sheet, a declaration of conformity.</summary>
public class ProductDocument : IShownInShop, ILoggedPart
{
    public const int MostBytes = 10 << 20;

    public static readonly Problem TooLarge = new("too-large", "Ein Dokument darf höchstens 10 MB haben.");

    private static readonly byte[] Signature = "%PDF-"u8.ToArray();
    private static readonly byte[] End = "%%EOF"u8.ToArray();

    public int Id { get; set; }

    public int ProductId { get; set; }

    /// <summary>What the link says.</summary>
    public LocalizedText Name { get; set; } = LocalizedText.Empty;

    public int Size { get; set; }

    /// <summary>Lists leave it out; only the download reads it.</summary>
    public byte[] Bytes { get; set; } = [];

    public int Position { get; set; }

    public DateTime AddedAt { get; set; }

    (string Entity, int Id, string Field, string Said) ILoggedPart.Whole => (nameof(Product), ProductId, "Documents", Name.De);

    public IEnumerable<string> StaleTags => ["catalog", $"product:{ProductId}"];

    /// <summary>Why the file isn't taken, whatever its name says: it must begin and end as a PDF does (ISO 32000-1, 7.5).</summary>
    public static Problem? WhyNot(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
            return TooLarge;
        var tail = bytes[Math.Max(0, bytes.Length - 1024)..];
        return bytes.StartsWith(Signature) && tail.IndexOf(End) >= 0
            ? null
            : new Problem("no-pdf", "Diese Datei ist kein PDF.");
    }
}

/// <summary>How often two products were ordered together lately; counted at night from the orders.</summary>
public class BoughtTogether
{
    public int ProductId { get; set; }

    public int OtherId { get; set; }

    public int Orders { get; set; }
}
