using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>
/// Writes what search looks through, in both languages and as keys of words: <see cref="Product.SearchName"/>,
/// <see cref="Product.SearchText"/>, <see cref="Product.SearchMore"/>. Whoever saves products calls it afterwards.
/// </summary>
public sealed class ProductSearchText(ShopDb db)
{
    private const int Batch = 500;

    /// <summary>Brings the texts of these products in line with what is saved about them.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<int> productIds, CancellationToken stop = default)
    {
        var shelves = await ShelvesAsync(stop);
        foreach (var ids in productIds.Chunk(Batch))
        {
            foreach (var row in await RowsAsync(ids, stop))
            {
                var (name, text, more) = Of(row, row.CategoryIds.SelectMany(id => shelves.GetValueOrDefault(id, [])));
                await db.Products.Where(p => p.Id == row.Id && (p.SearchName != name || p.SearchText != text || p.SearchMore != more))
                    .ExecuteUpdateAsync(s => s.SetProperty(p => p.SearchName, name).SetProperty(p => p.SearchText, text).SetProperty(p => p.SearchMore, more), stop);
            }
        }
    }

    /// <summary>Writes the texts of a product whose options, variants, maker and attributes (with their options) are loaded.</summary>
    /// <param name="product">The product.</param>
    /// <param name="categories">Names of its shelves and of their parents.</param>
    public static void Write(Product product, IEnumerable<LocalizedText> categories)
    {
        var row = new Row
        {
            Name = product.Name,
            Maker = product.Manufacturer?.Name,
            Brand = product.Brand?.Name,
            CategoryIds = [],
            Codes = product.Variants.ConvertAll(v => new Code(v.Sku, v.Gtin)),
            Options = [.. product.Options.SelectMany(o => o.Values).Select(v => v.Name)],
            Attributes = product.Attributes.ConvertAll(a => a.AttributeOption!.Name),
            Summary = product.Summary,
            Description = product.Description,
            Ingredients = product.Ingredients,
        };
        (product.SearchName, product.SearchText, product.SearchMore) = Of(row, categories);
    }

    private static (string Name, string Text, string More) Of(Row row, IEnumerable<LocalizedText> categories) => (
        Of([row.Name], row.Codes.SelectMany(c => new[] { c.Sku, c.Gtin })),
        Of(row.Attributes.Concat(categories), [row.Maker ?? "", row.Brand ?? ""]),
        Of(row.Options.Concat([row.Summary, row.Description, row.Ingredients]), []));

    /// <summary>Each text once, so that a word weighs the same in every product.</summary>
    private static string Of(IEnumerable<LocalizedText> texts, IEnumerable<string> codes) => SearchWords.Stream(texts
        .SelectMany(t => new[] { t.De, t.En })
        .Concat(codes)
        .Where(t => t.Length > 0)
        .Distinct(StringComparer.Ordinal));

    private Task<List<Row>> RowsAsync(int[] ids, CancellationToken stop) => db.Products
        .Where(p => ids.Contains(p.Id))
        .OrderBy(p => p.Id)
        .Select(p => new Row
        {
            Id = p.Id,
            Name = p.Name,
            Maker = p.Manufacturer!.Name,
            Brand = p.Brand!.Name,
            CategoryIds = p.Categories.Select(c => c.CategoryId).ToList(),
            Codes = p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => new Code(v.Sku, v.Gtin)).ToList(),
            Options = p.Options.OrderBy(o => o.Position).SelectMany(o => o.Values.OrderBy(v => v.Position)).Select(v => v.Name).ToList(),
            Attributes = p.Attributes.Select(a => a.AttributeOption!.Name).ToList(),
            Summary = p.Summary,
            Description = p.Description,
            Ingredients = p.Ingredients,
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

        public string? Brand { get; init; }

        public required List<int> CategoryIds { get; init; }

        public required List<Code> Codes { get; init; }

        public required List<LocalizedText> Options { get; init; }

        public required List<LocalizedText> Attributes { get; init; }

        public required LocalizedText Summary { get; init; }

        public required LocalizedText Description { get; init; }

        public required LocalizedText Ingredients { get; init; }
    }
}
