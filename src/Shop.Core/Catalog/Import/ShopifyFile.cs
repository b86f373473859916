using Shop.Common;
using Shop.Common.Csv;

namespace Shop.Catalog.Import;

/// <summary>
/// Reads a product export in Shopify's format: the rows of a product share a handle; the first carries its texts, each may carry a
/// variant, a picture or both.
/// </summary>
internal sealed class ShopifyFile(CsvFile file)
{
    private const int LongestHandle = 160;
    private const int LongestName = 300;
    private const int LongestSku = 80;
    private const int LongestOptionName = 100;
    private const int LongestOptionValue = 150;
    private const int LongestVendor = 200;
    private const int LongestUrl = 1000;
    private const int MostPieces = 1_000_000;
    private const decimal MostMoney = 10_000_000m;

    private readonly int _handle = file.Column("Handle");
    private readonly int[] _optionNames = [.. Options(file, "Name")];
    private readonly int[] _optionValues = [.. Options(file, "Value")];

    public static CsvLayout Layout { get; } = new(["Handle", "Title", "Option1 Name", "Option1 Value", "Variant Price"], LongestCell: 256 * 1024, Strict: false)
    {
        Aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Type"] = "Product Type", ["Body HTML"] = "Body (HTML)" },
    };

    public string HandleOf(CsvRow row) => row[_handle].ToLowerInvariant() is { Length: <= LongestHandle } handle ? handle : "";

    public RowOutcome<ShopifyRow> Read(CsvRow row)
    {
        if (row.Flaw is { } flaw)
            return flaw;
        if (HandleOf(row).Length == 0)
            return Refuse(row, "Der Handle „{0}“ fehlt oder ist zu lang.", "Handle");
        var read = TextsOf(row);
        if (WhyTooLong(row, read) is { } tooLong)
            return tooLong;
        if (!read.IsVariant)
            return read.Pictures.Count > 0 ? read : Refuse(row, "Die Zeile enthält weder eine Variante noch ein Bild.", "Handle");
        return ReadNumbers(row, read);
    }

    private static IEnumerable<int> Options(CsvFile file, string what) => [.. Enumerable.Range(1, 3).Select(i => file.Column($"Option{i} {what}"))];

    private ShopifyRow TextsOf(CsvRow row) => new()
    {
        Row = row.Number,
        Title = PlainText.Of(Cell(row, "Title")),
        HasTitle = Cell(row, "Title").Length > 0,
        Body = Cell(row, "Body (HTML)"),
        Vendor = PlainText.Of(Cell(row, "Vendor")),
        Type = PlainText.Of(Cell(row, "Product Type")),
        Tags = [.. Cell(row, "Tags").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(PlainText.Of).Where(t => t.Length > 0)],
        Published = !IsNo(Cell(row, "Published")) && Cell(row, "Status").ToLowerInvariant() is "" or "active",
        OptionNames = [.. _optionNames.Select(i => PlainText.Of(row[i]))],
        OptionValues = [.. _optionValues.Select(i => PlainText.Of(row[i]))],
        Sku = PlainText.Of(Cell(row, "Variant SKU").TrimStart('\'')),
        Barcode = Cell(row, "Variant Barcode").TrimStart('\'').Trim(),
        HasPrice = Cell(row, "Variant Price").Length > 0,
        Summary = PlainText.Of(Cell(row, "SEO Description")),
        Pictures = [.. PicturesOf(row)],
    };

    private IEnumerable<ShopifyPicture> PicturesOf(CsvRow row)
    {
        if (Cell(row, "Image Src") is { Length: > 0 } url)
        {
            var position = CsvNumber.TryReadWhole(Cell(row, "Image Position"), file.Separator, 10_000, out var p) ? p : int.MaxValue;
            yield return new ShopifyPicture(row.Number, url, PlainText.Of(Cell(row, "Image Alt Text")), position);
        }
        if (Cell(row, "Variant Image") is { Length: > 0 } variantUrl)
            yield return new ShopifyPicture(row.Number, variantUrl, "", int.MaxValue);
    }

    private RowRemark? WhyTooLong(CsvRow row, ShopifyRow read)
    {
        if (read.HasTitle && read.Title.Length is 0 or > LongestName)
            return Refuse(row, "Der Titel „{0}“ ist leer oder zu lang.", "Title");
        if (read.Sku.Length > LongestSku)
            return Refuse(row, "Die Artikelnummer „{0}“ ist zu lang.", "Variant SKU");
        if (read.Vendor.Length > LongestVendor)
            return Refuse(row, "Der Hersteller „{0}“ ist zu lang.", "Vendor");
        if (read.OptionNames.Any(n => n.Length > LongestOptionName) || read.OptionValues.Any(v => v.Length > LongestOptionValue))
            return Refuse(row, "Name oder Wert einer Option ist zu lang.", "Handle");
        return read.Pictures.Any(p => p.Url.Length > LongestUrl) ? Refuse(row, "Die Adresse eines Bildes ist zu lang.", "Image Src") : null;
    }

    private RowOutcome<ShopifyRow> ReadNumbers(CsvRow row, ShopifyRow read)
    {
        if (!read.HasPrice)
            return Refuse(row, "Der Preis fehlt.", "Variant Price");
        if (MoneyOf(row, "Variant Price") is not { } price)
            return Refuse(row, "„{0}“ ist kein Preis.", "Variant Price");
        if (!TryReadMoney(row, "Variant Compare At Price", out var former))
            return Refuse(row, "„{0}“ ist kein Vergleichspreis.", "Variant Compare At Price");
        if (!TryReadMoney(row, "Cost per item", out var cost))
            return Refuse(row, "„{0}“ ist kein Einkaufspreis.", "Cost per item");
        if (!TryReadCount(row, "Variant Grams", out var grams) || grams < 0)
            return Refuse(row, "„{0}“ ist kein Gewicht in Gramm.", "Variant Grams");
        if (!TryReadCount(row, "Variant Inventory Qty", out var stock))
            return Refuse(row, "„{0}“ ist kein Bestand.", "Variant Inventory Qty");
        return read with { Price = price, FormerPrice = former > price ? former : null, Cost = cost, Grams = grams, Stock = stock };
    }

    private bool TryReadMoney(CsvRow row, string column, out Money? money)
    {
        money = MoneyOf(row, column);
        return money is not null || Cell(row, column).Length == 0;
    }

    private Money? MoneyOf(CsvRow row, string column) =>
        CsvNumber.TryRead(Cell(row, column), file.Separator, out var amount) && amount is >= 0 and <= MostMoney ? Money.From(amount) : null;

    private bool TryReadCount(CsvRow row, string column, out int count)
    {
        count = 0;
        if (Cell(row, column).Length == 0)
            return true;
        if (!CsvNumber.TryRead(Cell(row, column), file.Separator, out var exact) || Math.Abs(exact) > MostPieces)
            return false;
        count = (int)decimal.Round(exact, MidpointRounding.AwayFromZero);
        return true;
    }

    private string Cell(CsvRow row, string column) => row[file.Column(column)];

    private RowRemark Refuse(CsvRow row, string reason, string column) => new(row.Number, reason, Cell(row, column));

    private static bool IsNo(string cell) => cell.ToLowerInvariant() is "false" or "no" or "nein" or "0" or "falsch";
}
