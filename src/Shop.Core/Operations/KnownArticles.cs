using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Data;

namespace Shop.Operations;

/// <summary>
/// What the shop already has of a batch: products with their variants, found by number, GTIN and key in a handful of queries. Long lists
/// go into a query as one parameter (EF.Parameter): as one for each of 500 values, EF takes longer to write the query than to run it.
/// </summary>
internal sealed class KnownArticles
{
    private readonly Dictionary<string, Variant> _bySku = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, (string Sku, int VariantId)> _byGtin;
    private readonly Dictionary<string, Product> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, Variant> _byId = [];

    private KnownArticles(IEnumerable<Product> products, IEnumerable<(string Gtin, string Sku, int Id)> gtins)
    {
        foreach (var product in products)
        {
            _byKey[product.Key] = product;
            foreach (var variant in product.Variants)
            {
                variant.Product ??= product;
                _bySku.TryAdd(variant.Sku, variant);
                _byId[variant.Id] = variant;
            }
        }
        _byGtin = gtins.ToLookup(g => g.Gtin, g => (g.Sku, g.Id));
    }

    public static KnownArticles None { get; } = new([], []);

    /// <summary>Pieces on hand by variant, read only where the file says something about them.</summary>
    public IReadOnlyDictionary<int, int> OnHand { get; private set; } = new Dictionary<int, int>();

    public static async Task<KnownArticles> ReadAsync(ShopDb db, IReadOnlyList<RecordGroup> groups, ImportProductsRun run)
    {
        var records = groups.SelectMany(g => g.Records).ToList();
        foreach (var record in records.Where(r => r.Sku.Length == 0 && !r.IsHead))
            NumberItself(record, run.Plan);
        var skus = records.Select(r => r.Sku).Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var gtins = records.Select(r => r.Gtin).Where(g => g.Length > 0).Distinct().ToList();
        var keys = groups.Select(g => g.Key).Where(k => k.Length > 0).ToList();
        var ids = await db.Variants.Where(v => EF.Parameter(skus).Contains(v.Sku)).Select(v => v.ProductId).ToListAsync();
        if (keys.Count > 0)
            ids.AddRange(await db.Products.Where(p => EF.Parameter(keys).Contains(p.Key)).Select(p => p.Id).ToListAsync());
        var owners = new List<(string Gtin, string Sku, int Id)>();
        if (gtins.Count > 0)
        {
            var found = await db.Variants.Where(v => EF.Parameter(gtins).Contains(v.Gtin)).Select(v => new { v.Gtin, v.Sku, v.Id, v.ProductId }).ToListAsync();
            owners.AddRange(found.Select(f => (f.Gtin, f.Sku, f.Id)));
            if (run.Plan.Match == MatchBy.Gtin)
                ids.AddRange(found.Select(f => f.ProductId));
        }
        var products = await ProductsAsync(db, [.. ids.Distinct()], run);
        var known = new KnownArticles(products, owners);
        if (run.Plan.Carries(ProductFields.Stock))
            await known.ReadStockAsync(db);
        return known;
    }

    public Product? ByKey(string key) => key.Length == 0 ? null : _byKey.GetValueOrDefault(key);

    public Variant? BySku(string sku) => sku.Length == 0 ? null : _bySku.GetValueOrDefault(sku);

    /// <summary>The articles that carry a GTIN.</summary>
    public IEnumerable<(string Sku, int VariantId)> ByGtin(string gtin) => _byGtin[gtin];

    public Variant? ById(int id) => _byId.GetValueOrDefault(id);

    /// <summary>Exports of other shops often have variants without a number: a stable one is made, so that the next file finds them again.</summary>
    private static void NumberItself(ProductRecord record, ImportPlan plan)
    {
        if (plan.Match == MatchBy.Gtin && record.Gtin.Length > 0)
            record[ProductFields.Sku] = record.Gtin;
        else if (plan.Format == FileFormat.WooCommerce && record.Key.Length > 0)
            record[ProductFields.Sku] = Shop.Common.Slug.From(string.Join('-', record.AllChoices().Select(c => c.Value.De).Prepend(record.Key)));
    }

    private static async Task<List<Product>> ProductsAsync(ShopDb db, List<int> ids, ImportProductsRun run)
    {
        if (ids.Count == 0)
            return [];
        var query = db.Products.Where(p => EF.Parameter(ids).Contains(p.Id)).Include(p => p.Variants).AsSplitQuery();
        query = run.DryRun ? query.AsNoTrackingWithIdentityResolution() : query.AsTracking();
        if (HasOptions(run.Plan))
            query = query.Include(p => p.Options).ThenInclude(o => o.Values).Include(p => p.Variants).ThenInclude(v => v.Values);
        if (run.Plan.Carries(ProductFields.Category) && run.SaysAll)
            query = query.Include(p => p.Categories);
        if (run.Plan.Carries(ProductFields.Tags))
            query = query.Include(p => p.Tags);
        if (run.Plan.Carries(ProductFields.Attributes) || run.Plan.Columns.Any(c => c.Target == ImportPlan.Attribute))
            query = query.Include(p => p.Attributes).ThenInclude(a => a.AttributeOption);
        if (run.Plan.Carries(ProductFields.Pictures))
            query = query.Include(p => p.Pictures).ThenInclude(x => x.Picture);
        return await query.ToListAsync();
    }

    private static bool HasOptions(ImportPlan plan) =>
        plan.Carries(ProductFields.Product) || plan.Columns.Any(c => c.Target == ImportPlan.Choice) || plan.Carries(ProductFields.OptionName(1));

    private async Task ReadStockAsync(ShopDb db)
    {
        var ids = _byId.Keys.ToList();
        OnHand = await db.StockItems.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.VariantId)).ToDictionaryAsync(s => s.VariantId, s => s.OnHand);
    }
}
