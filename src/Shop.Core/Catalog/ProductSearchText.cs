using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>
/// Writes <see cref="Product.SearchText"/>: names, SKUs, GTINs, maker, shelves with their parents, attributes and options in both
/// languages, folded. Whoever saves products calls it afterwards.
/// </summary>
public sealed class ProductSearchText(ShopDb db)
{
    private const int Batch = 500;

    /// <summary>Brings the text of these products in line with what is saved about them.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<int> productIds, CancellationToken stop = default)
    {
        var shelves = await ShelvesAsync(stop);
        foreach (var ids in productIds.Chunk(Batch))
        {
            foreach (var row in await RowsAsync(ids, stop))
            {
                var text = Of(row, row.CategoryIds.SelectMany(id => shelves.GetValueOrDefault(id, [])));
                await db.Products.Where(p => p.Id == row.Id && p.SearchText != text)
                    .ExecuteUpdateAsync(s => s.SetProperty(p => p.SearchText, text), stop);
            }
        }
    }

    /// <summary>The text of a product whose options, variants, maker and attributes (with their options) are loaded.</summary>
    /// <param name="product">The product.</param>
    /// <param name="categories">Names of its shelves and of their parents.</param>
    public static string Of(Product product, IEnumerable<LocalizedText> categories)
    {
        var names = new[] { product.Name }
            .Concat(product.Options.SelectMany(o => o.Values).Select(v => v.Name))
            .Concat(product.Attributes.Select(a => a.AttributeOption!.Name))
            .Concat(categories);
        var codes = product.Variants.SelectMany(v => new[] { v.Sku, v.Gtin }).Append(product.Manufacturer?.Name ?? "");
        return Of(names, codes);
    }

    private static string Of(Row row, IEnumerable<LocalizedText> categories) => Of(
        new[] { row.Name }.Concat(row.Options).Concat(row.Attributes).Concat(categories),
        row.Codes.SelectMany(c => new[] { c.Sku, c.Gtin }).Append(row.Maker ?? ""));

    /// <summary>Each text once, so that a word weighs the same in every product.</summary>
    private static string Of(IEnumerable<LocalizedText> names, IEnumerable<string> codes) => string.Join(' ', names
        .SelectMany(n => new[] { n.De, n.En })
        .Concat(codes)
        .Where(t => t.Length > 0)
        .Select(Slug.Fold)
        .Distinct(StringComparer.Ordinal));

    private Task<List<Row>> RowsAsync(int[] ids, CancellationToken stop) => db.Products
        .Where(p => ids.Contains(p.Id))
        .OrderBy(p => p.Id)
        .Select(p => new Row
        {
            Id = p.Id,
            Name = p.Name,
            Maker = p.Manufacturer!.Name,
            CategoryIds = p.Categories.Select(c => c.CategoryId).ToList(),
            Codes = p.Variants.Select(v => new Code(v.Sku, v.Gtin)).ToList(),
            Options = p.Options.SelectMany(o => o.Values).Select(v => v.Name).ToList(),
            Attributes = p.Attributes.Select(a => a.AttributeOption!.Name).ToList(),
        })
        .ToListAsync(stop);

    /// <summary>Every shelf with its own name and those of its parents.</summary>
    private async Task<Dictionary<int, List<LocalizedText>>> ShelvesAsync(CancellationToken stop)
    {
        var categories = await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Id, stop);
        return categories.ToDictionary(c => c.Key, c => Upwards(c.Value).Select(x => x.Name).ToList());

        IEnumerable<Category> Upwards(Category category)
        {
            for (var c = category; c is not null; c = c.ParentId is { } parent ? categories.GetValueOrDefault(parent) : null)
                yield return c;
        }
    }

    private sealed record Code(string Sku, string Gtin);

    private sealed class Row
    {
        public int Id { get; init; }

        public required LocalizedText Name { get; init; }

        public string? Maker { get; init; }

        public required List<int> CategoryIds { get; init; }

        public required List<Code> Codes { get; init; }

        public required List<LocalizedText> Options { get; init; }

        public required List<LocalizedText> Attributes { get; init; }
    }
}
