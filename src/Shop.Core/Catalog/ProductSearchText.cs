using System.Runtime.CompilerServices;
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

    /// <summary>SQLite finds each parameter by walking through all of them.</summary>
    private const int RowsPerStatement = 25;

    /// <summary>Brings the texts of these products in line with what is saved about them.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<int> productIds, CancellationToken stop = default)
    {
        var shelves = await ShelvesAsync(stop);
        foreach (var ids in productIds.Chunk(Batch))
        {
            var texts = (await RowsAsync([.. ids], stop)).Select(r => (r.Id, Before: (r.SearchName, r.SearchText, r.SearchMore), Now: Of(r, r.CategoryIds.SelectMany(id => shelves.GetValueOrDefault(id, [])))));
            foreach (var chunk in texts.Where(t => t.Before != t.Now).Chunk(RowsPerStatement))
                await WriteAsync([.. chunk.Select(t => (t.Id, t.Now))], stop);
        }
    }

    private Task<int> WriteAsync(IReadOnlyList<(int Id, (string Name, string Text, string More) Now)> texts, CancellationToken stop)
    {
        var rows = texts.Select((_, i) => 4 * i).Select(n => $"SELECT {{{n}}} AS \"Id\", {{{n + 1}}} AS \"Name\", {{{n + 2}}} AS \"Text\", {{{n + 3}}} AS \"More\"");
        var sql = $"""
            UPDATE "Products" SET "SearchName" = t."Name", "SearchText" = t."Text", "SearchMore" = t."More"
            FROM ({string.Join(" UNION ALL ", rows)}) t WHERE "Products"."Id" = t."Id"
            """;
        return db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(sql, [.. texts.SelectMany(t => new object[] { t.Id, t.Now.Name, t.Now.Text, t.Now.More })]), stop);
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

    private Task<List<Row>> RowsAsync(List<int> ids, CancellationToken stop) => db.Products
        .Where(p => EF.Parameter(ids).Contains(p.Id))
        .OrderBy(p => p.Id)
        .Select(p => new Row
        {
            Id = p.Id,
            SearchName = p.SearchName,
            SearchText = p.SearchText,
            SearchMore = p.SearchMore,
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

        public string SearchName { get; init; } = "";

        public string SearchText { get; init; } = "";

        public string SearchMore { get; init; } = "";

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
