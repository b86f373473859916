using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Search;

/// <summary>Reads the <see cref="CatalogueIndex"/> when it is first asked for and keeps it until the catalogue changes; whoever comes meanwhile waits for the same.</summary>
public sealed class Catalogue(IDbContextFactory<ShopDb> databases, TagCache cache)
{
    public async Task<CatalogueIndex> IndexAsync()
    {
        var once = await cache.GetAsync("catalogue:index", "catalog", () => Task.FromResult(new Once(ReadAsync)));
        return await once.GetAsync();
    }

    private async Task<CatalogueIndex> ReadAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        var tree = await CategoryTree.KeptAsync(db, cache);
        var attributes = await db.AttributeDefinitions.AsNoTracking().AsSingleQuery().Include(a => a.Options).OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync();
        var values = (await db.ProductAttributes.AsNoTracking().Select(a => new { a.ProductId, a.AttributeOptionId }).ToListAsync()).ToLookup(a => a.ProductId, a => a.AttributeOptionId);
        var standing = await StandingAsync(db);
        var shelves = standing.Where(s => s.Place == 0).ToLookup(s => s.ProductId, s => s.CategoryId);
        var places = standing.Where(s => s.Place > 0).GroupBy(s => s.CategoryId).ToDictionary(g => g.Key, g => g.ToDictionary(s => s.ProductId, s => s.Place));
        var pins = await db.ShelfPins.AsNoTracking().OrderBy(p => p.Id).Select(p => new { Shelf = p.CategoryId ?? 0, p.ProductId }).ToListAsync();
        var index = new IndexWriter(tree, attributes).Write(await ProductsAsync(db), values, shelves, places);
        index.Pins = pins.ToLookup(p => p.Shelf, p => p.ProductId);
        return index;
    }

    /// <summary>Which products stand on which shelf, and in which order where one is kept; one query for both.</summary>
    private static Task<List<Standing>> StandingAsync(ShopDb db) => db.ProductCategories.Select(c => new { c.ProductId, c.CategoryId, Place = 0 })
        .Concat(db.ShelfPlaces.Select(p => new { p.ProductId, p.CategoryId, p.Place }))
        .Select(s => new Standing(s.ProductId, s.CategoryId, s.Place))
        .ToListAsync();

    private static Task<List<IndexRow>> ProductsAsync(ShopDb db) => db.Products.AsNoTracking().OnSale().OrderBy(p => p.Id)
        .Select(p => new IndexRow(
            p.Id, p.Name.De, p.Name.En, p.PriceFrom.Cents, p.PriceTo.Cents, p.UnitsSold, p.CreatedAt, p.ManufacturerId, p.Manufacturer!.Key, p.Manufacturer.Name,
            p.Variants.Any(v => v.Active && db.StockItems.Any(s => s.VariantId == v.Id && s.OnHand > s.Reserved)),
            p.RatingCount, p.RatingSum, p.BrandId, p.Brand!.Key, p.Brand.Name))
        .ToListAsync();

    /// <summary>One reading for all who wait; a failed one is tried again by the next.</summary>
    private sealed class Once(Func<Task<CatalogueIndex>> read)
    {
        private readonly Lock _door = new();
        private Task<CatalogueIndex>? _reading;

        public Task<CatalogueIndex> GetAsync()
        {
            lock (_door)
                return _reading is { IsFaulted: false, IsCanceled: false } ? _reading : _reading = read();
        }
    }
}

/// <summary>A product on a shelf; a place of 0 says only that it is there.</summary>
internal sealed record Standing(int ProductId, int CategoryId, int Place);

/// <summary>What the index needs of a product's row.</summary>
internal sealed record IndexRow(
    int Id, string NameDe, string NameEn, long FromCents, long ToCents, int UnitsSold, DateTime CreatedAt, int? MakerId, string? MakerKey, string? MakerName, bool Available,
    int RatingCount, int RatingSum, int? BrandId, string? BrandKey, string? BrandName)
{
    /// <summary>Whether customers give at least so many stars on average.</summary>
    public bool HasStars(int stars) => RatingCount > 0 && RatingSum >= stars * RatingCount;
}

/// <summary>Puts the rows of the catalogue together to its index.</summary>
internal sealed class IndexWriter(CategoryTree tree, IReadOnlyList<AttributeDefinition> attributes)
{
    /// <summary>Averages worth filtering by, in stars.</summary>
    private static readonly int[] Stars = [4, 3];

    private readonly Lexicon _lexicon = new();
    private readonly Dictionary<int, int[]> _above = [];
    private readonly NumberRanges _ranges = new(attributes);

    public CatalogueIndex Write(IReadOnlyList<IndexRow> rows, ILookup<int, int> values, ILookup<int, int> shelves, IReadOnlyDictionary<int, Dictionary<int, int>> places)
    {
        var products = rows.Select(r => Product(r, values[r.Id], shelves[r.Id])).ToList();
        var wordsOfFacts = WordsOf(
            attributes.SelectMany(a => a.Options).Select(o => (o.Id, o.Name))
                .Concat(rows.Where(r => r.MakerId is not null).DistinctBy(r => r.MakerId).Select(r => (CatalogueIndex.FactOfMaker(r.MakerId!.Value), LocalizedText.Both(r.MakerName!))))
                .Concat(rows.Where(r => r.BrandId is not null).DistinctBy(r => r.BrandId).Select(r => (CatalogueIndex.FactOfBrand(r.BrandId!.Value), LocalizedText.Both(r.BrandName!)))),
            products.SelectMany(p => p.Facts));
        var wordsOfShelves = WordsOf(_above.Values.SelectMany(path => path).Distinct().Select(id => (id, tree.Find(id)!.Name)), products.SelectMany(p => p.Shelves));
        var facets = attributes.Where(a => a.Filterable && a.Type != AttributeType.Text).Select(_ranges.FacetOf)
            .Append(Brands(rows))
            .Append(Makers(rows))
            .Append(new Facet(CatalogueIndex.Rating, new("Bewertung", "Rating"),
                [.. Stars.Select(n => new FacetOption(CatalogueIndex.FactOfStars(n), $"{n}", new($"{n} Sterne und mehr", $"{n} stars and more")))]))
            .Append(new Facet(CatalogueIndex.Stock, new("Verfügbarkeit", "Availability"), [new FacetOption(CatalogueIndex.InStock, "in", new("Auf Lager", "In stock"))]));
        return new CatalogueIndex(products, [.. facets], _lexicon, tree) { WordsOfFacts = wordsOfFacts, WordsOfShelves = wordsOfShelves, Places = places };
    }

    private static Facet Brands(IReadOnlyList<IndexRow> rows) => new(CatalogueIndex.Brand, new("Marke", "Brand"),
    [
        .. rows.Where(r => r.BrandId is not null).DistinctBy(r => r.BrandId).OrderBy(r => r.BrandName, StringComparer.OrdinalIgnoreCase)
            .Select(r => new FacetOption(CatalogueIndex.FactOfBrand(r.BrandId!.Value), r.BrandKey!, LocalizedText.Both(r.BrandName!))),
    ]);

    /// <summary>Makers stand in for brands where a product has none; one that is told by its brands needn't be chosen twice.</summary>
    private static Facet Makers(IReadOnlyList<IndexRow> rows) => new(
        CatalogueIndex.Maker, rows.Any(r => r.BrandId is not null) ? new("Hersteller", "Manufacturer") : new("Marke", "Brand"),
    [
        .. rows.Where(r => r.MakerId is not null && r.BrandId is null).DistinctBy(r => r.MakerId).OrderBy(r => r.MakerName, StringComparer.OrdinalIgnoreCase)
            .Select(r => new FacetOption(CatalogueIndex.FactOfMaker(r.MakerId!.Value), r.MakerKey!, LocalizedText.Both(r.MakerName!))),
    ]);

    /// <summary>The words by which shelves, attributes and makers are called; each weighs as many products as it speaks of.</summary>
    private Dictionary<int, int[]> WordsOf(IEnumerable<(int Id, LocalizedText Name)> named, IEnumerable<int> used)
    {
        var times = used.CountBy(id => id).ToDictionary();
        return named.Where(n => times.ContainsKey(n.Id)).ToDictionary(n => n.Id, n => _lexicon.Add($"{n.Name.De} {n.Name.En}", times[n.Id]));
    }

    private IndexedProduct Product(IndexRow row, IEnumerable<int> options, IEnumerable<int> shelves)
    {
        var facts = options.ToList();
        facts.AddRange(facts.Select(_ranges.FactOf).OfType<int>().Distinct().ToList());
        if (row.MakerId is { } maker)
            facts.Add(CatalogueIndex.FactOfMaker(maker));
        if (row.BrandId is { } brand)
            facts.Add(CatalogueIndex.FactOfBrand(brand));
        if (row.Available)
            facts.Add(CatalogueIndex.InStock);
        facts.AddRange(Stars.Where(row.HasStars).Select(CatalogueIndex.FactOfStars));
        var standsOn = shelves.SelectMany(ShelfAndAbove).Distinct().ToArray();
        return new IndexedProduct(
            row.Id, new(row.NameDe, row.NameEn), new Money(row.FromCents), new Money(row.ToCents), row.UnitsSold, row.CreatedAt, standsOn, [.. facts])
        {
            NameWords = _lexicon.Add($"{row.NameDe} {row.NameEn}"),
        };
    }

    private int[] ShelfAndAbove(int id)
    {
        if (!_above.TryGetValue(id, out var path))
            _above[id] = path = [.. tree.PathTo(id).Select(s => s.Id)];
        return path;
    }
}
