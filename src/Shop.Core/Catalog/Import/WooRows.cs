using Shop.Common.Csv;

namespace Shop.Catalog.Import;

/// <summary>
/// Reads a WooCommerce export: a "variable" row carries the texts, its "variation" rows name it in "Parent" by number or "id:12". What
/// this shop says otherwise (who belongs together, choices, the price that holds) is put into columns of its own behind the file's.
/// </summary>
internal static class WooRows
{
    private static readonly string[] Added = ["product", "type", "option1.name", "option1.value", "option2.name", "option2.value", "option3.name", "option3.value", "attributes", "price", "price.former"];

    private static readonly string[] Needed = ["id", "type", "parent", "regular"];

    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["id"] = ["id"],
        ["type"] = ["type", "typ"],
        ["sku"] = ["sku", "artikelnummer"],
        ["parent"] = ["parent", "übergeordnetesprodukt", "übergeordnet"],
        ["regular"] = ["regularprice", "regulärerpreis"],
        ["sale"] = ["saleprice", "angebotspreis"],
    };

    public static bool IsWoo(IReadOnlySet<string> header) =>
        Array.TrueForAll(Needed, n => Names[n].Any(header.Contains));

    public static IReadOnlyList<string> HeaderOf(IReadOnlyList<string> header) => [.. header, .. Added];

    public static IEnumerable<CsvRow> Of(CsvFile file)
    {
        var header = file.Header.Select(ImportPlan.Squeeze).ToList();
        var columns = Names.ToDictionary(n => n.Key, n => header.FindIndex(h => n.Value.Contains(h)), StringComparer.Ordinal);
        var attributes = AttributeColumns(header);
        var parents = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in file.Rows())
        {
            var cells = new string[header.Count + Added.Length];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = i < header.Count ? row[i] : "";
            if (row.Flaw is null)
                Fill(row, cells.AsSpan(header.Count), columns, attributes, parents);
            yield return row with { Cells = cells };
        }
    }

    private static void Fill(CsvRow row, Span<string> added, Dictionary<string, int> columns, List<(int Name, int Values)> attributes, Dictionary<string, string> parents)
    {
        var type = row[columns["type"]].ToLowerInvariant();
        var (id, sku, parent) = ("woo-" + row[columns["id"]], row[columns["sku"]], row[columns["parent"]]);
        if (type.Contains("variable", StringComparison.Ordinal))
            parents[sku.Length > 0 ? sku : id] = id;
        var belongs = parent.StartsWith("id:", StringComparison.OrdinalIgnoreCase) ? "woo-" + parent[3..].Trim() : parents.GetValueOrDefault(parent, parent);
        (added[0], added[1]) = (type.Contains("variation", StringComparison.Ordinal) && parent.Length > 0 ? belongs : id, type.Contains("variable", StringComparison.Ordinal) ? "product" : "variant");
        var given = attributes.Select(a => (Name: row[a.Name], Values: row[a.Values])).Where(a => a.Name.Length > 0 && a.Values.Length > 0).ToList();
        if (type.Contains("variation", StringComparison.Ordinal))
        {
            foreach (var (i, (name, value)) in given.Take(ProductFields.Options).Index())
                (added[2 + (2 * i)], added[3 + (2 * i)]) = (name, value);
        }
        else if (!type.Contains("variable", StringComparison.Ordinal))
        {
            added[8] = string.Join('|', given.SelectMany(a => a.Values.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(v => $"{a.Name.Replace('=', ' ')}={v.Replace('|', ' ')}")));
        }
        var (regular, sale) = (row[columns["regular"]], row[columns["sale"]]);
        (added[9], added[10]) = sale.Length > 0 ? (sale, regular) : (regular, "");
    }

    /// <summary>"Attribute 1 name" with "Attribute 1 value(s)", in English or German.</summary>
    private static List<(int Name, int Values)> AttributeColumns(List<string> header)
    {
        var found = new List<(int, int)>();
        for (var n = 1; n <= 50; n++)
        {
            var name = header.FindIndex(h => h == $"attribute{n}name" || h == $"attributname{n}" || h == $"attribut{n}name");
            var values = header.FindIndex(h => h == $"attribute{n}value(s)" || h == $"attributwert{n}" || h == $"attribut{n}wert(e)" || h == $"attribute{n}values");
            if (name >= 0 && values >= 0)
                found.Add((name, values));
        }
        return found;
    }
}
