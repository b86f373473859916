using System.Globalization;
using System.Text;

namespace Shop.Benchmarks.Load;

/// <summary>Writes made-up files to import, as long as asked for.</summary>
internal static class ImportFiles
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>A supplier's list with 14 filled columns, a product a row.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="rows">How many.</param>
    /// <param name="more">Added to every price in cents and to every stock.</param>
    /// <param name="texts">Appended to every name and description.</param>
    public static void WriteTable(string path, int rows, int more, string texts)
    {
        using var file = new StreamWriter(path, append: false, Encoding.UTF8);
        file.WriteLine("Artikelnr;EAN;Bezeichnung;Beschreibung;VK;EK;MwSt;Bestand;Gewicht;Inhalt;Hersteller;Marke;Kategorie;Röstung");
        for (var i = 1; i <= rows; i++)
        {
            var price = (490 + (i % 9000) + more) / 100m;
            file.WriteLine(string.Create(
                German,
                $"HK-{i};{Ean(i)};{NameOf(i)}{texts};Ein Absatz Beschreibung{texts} in üblicher Länge, damit die Zeile so lang ist wie eine echte.;{price:0.00};{price / 2:0.00};{(i % 3 == 0 ? 19 : 7)};{(i % 50) + more};{200 + (i % 800)};250 g;Werkstatt {i % 40};Marke {i % 25};Abteilung {i % 6} > Regal {i % 30};{(i % 2 == 0 ? "hell" : "dunkel")}"));
        }
    }

    /// <summary>A Shopify export: two rows a product, variants of one option, descriptions in HTML, no pictures.</summary>
    public static void WriteShopify(string path, int rows, int more)
    {
        using var file = new StreamWriter(path, append: false, Encoding.UTF8);
        file.WriteLine("Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Barcode,Image Src");
        for (var i = 1; i <= rows; i++)
        {
            var (product, isHead) = ((i + 1) / 2, i % 2 == 1);
            var head = isHead ? $"{NameOf(product)},<p>Ein <b>Absatz</b> Beschreibung in üblicher Länge.</p>,Werkstatt {product % 40},Regal {product % 30},,true,Größe" : ",,,,,,";
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ware-{product},{head},{(isHead ? "klein" : "gross")},SH-{i},{200 + (i % 800)},{i % 50},{(490 + (i % 9000) + more) / 100m:0.00},,"));
        }
    }

    private static string NameOf(int number) => $"{BigCatalogue.Words[number % 20]} {BigCatalogue.Words[number / 20 % 20]} {number}";

    private static string Ean(int number)
    {
        var digits = $"200{number:000000000}";
        var sum = digits.Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return digits + (10 - (sum % 10)) % 10;
    }
}
