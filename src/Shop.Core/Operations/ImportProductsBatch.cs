using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Data;
using Shop.Data.DemoData;

namespace Shop.Operations;

/// <summary>A product of a batch: its rows that can be used, with the variants they are about.</summary>
internal sealed class ProductWork(RecordGroup group)
{
    public RecordGroup Group => group;

    public Product? Product { get; set; }

    public bool IsNew { get; set; }

    /// <summary>Null for a variant that isn't there yet.</summary>
    public List<(ProductRecord Record, Variant? Variant)> Rows { get; set; } = [];

    public RecordPlaces Places { get; set; } = new();
}

/// <summary>Judges, applies and saves a batch of products. First everything is read, then what is referred to is made, then products change.</summary>
internal sealed class ImportProductsBatch(ShopDb db, RecordShelves shelves, RecordPictures pictures, ImportProductsRun run, ImportProductsCounts counts)
{
    private readonly Dictionary<string, int> _skus = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _gtins = new(StringComparer.Ordinal);
    private readonly List<(Variant Variant, int Pieces)> _opening = [];
    private readonly List<(Variant Variant, int Row, int Counted)> _counted = [];
    private KnownArticles _known = KnownArticles.None;

    public async Task RunAsync(IReadOnlyList<RecordGroup> groups)
    {
        _known = await KnownArticles.ReadAsync(db, groups, run);
        var works = groups.Select(Judge).Where(w => w.Rows.Count > 0).ToList();
        if (run.Taken is null && works.Exists(w => w.IsNew))
            await TakenAsync();
        foreach (var work in works)
            work.Places = await RecordPlaces.FindAsync(work, shelves, run, counts);
        var changed = new List<Product>();
        var texts = new List<int>();
        foreach (var work in works.Where(w => w.Rows.Count > 0))
        {
            var apply = new ProductApply(shelves, pictures, run, counts, _known);
            if (!apply.Apply(work))
                continue;
            changed.Add(work.Product!);
            _opening.AddRange(apply.Opening);
            _counted.AddRange(apply.Counted);
            if (!work.IsNew && apply.ChangesSearch)
                texts.Add(work.Product!.Id);
        }
        if (!run.DryRun && changed.Count > 0)
            await SaveAsync(works, changed, texts);
        else if (!run.DryRun)
            await BulkSaving.RecordAsync(db);
    }

    /// <summary>Once the batch is saved: its numbers are taken for the rest of the file.</summary>
    public void Keep()
    {
        foreach (var (sku, row) in _skus)
            run.Skus[sku] = row;
        foreach (var (gtin, row) in _gtins)
            run.Gtins[gtin] = row;
    }

    private ProductWork Judge(RecordGroup group)
    {
        var work = new ProductWork(group) { Product = _known.ByKey(group.Key) };
        var judge = new RecordJudge(run, counts, _known, _skus, _gtins);
        foreach (var record in group.Records.Where(r => !r.IsHead))
        {
            if (judge.WhyNot(record, work) is { } why)
                counts.Refuse(record, why.Reason, why.Value, why.Field);
            else if (judge.IsFor(record, work, out var variant))
                work.Rows.Add((record, variant));
            else
                counts.Skipped++;
        }
        work.Product ??= work.Rows.Select(r => r.Variant?.Product).FirstOrDefault(p => p is not null);
        work.IsNew = work.Product is null;
        judge.RefuseUnusable(work);
        return work;
    }

    private async Task TakenAsync()
    {
        run.Taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var p in db.Products.AsNoTracking().Select(p => new { p.Key, p.Slug.De, p.Slug.En }).AsAsyncEnumerable())
        {
            run.Taken.Add("key:" + p.Key);
            run.Taken.Add(p.De);
            run.Taken.Add(p.En);
        }
    }

    private async Task SaveAsync(List<ProductWork> works, List<Product> changed, List<int> texts)
    {
        var written = changed.ToHashSet();
        var fresh = works.Where(w => w.IsNew && w.Product is not null && written.Contains(w.Product)).Select(w => w.Product!).ToList();
        var beside = fresh.ConvertAll(BesideOf);
        db.Products.AddRange(fresh);
        // Once is enough: looking through a batch again for each of those who listen to a save is what takes longest.
        db.ChangeTracker.DetectChanges();
        foreach (var product in changed.Where(p => p.Id > 0 && db.Entry(p).State != EntityState.Added))
            db.Entry(product).Property(p => p.Version).IsModified = true;
        await db.SaveChangesAsync();
        await InsertAsync(fresh.Zip(beside, (p, b) => b.Shelves.ConvertAll(c => new ProductCategory { ProductId = p.Id, CategoryId = c.CategoryId })));
        await InsertAsync(fresh.Zip(beside, (p, b) => b.Values.ConvertAll(c => new ProductAttribute { ProductId = p.Id, AttributeOptionId = c.AttributeOptionId })));
        await InsertAsync(fresh.Zip(beside, (p, b) => b.Tags.ConvertAll(c => new ProductTag { ProductId = p.Id, TagId = c.TagId })));
        await new RecordStock(db, run, counts).SaveAsync(_opening, _counted);
        await BulkSaving.RecordAsync(db);
        if (texts.Count > 0)
            await new ProductSearchText(db).RefreshAsync(texts);
        await db.RefreshCompletenessAsync([.. changed.Select(p => p.Id)]);
    }

    /// <summary>What hangs on a new product and needs no number of its own is inserted many at a time.</summary>
    private static (List<ProductCategory> Shelves, List<ProductAttribute> Values, List<ProductTag> Tags) BesideOf(Product product)
    {
        var parts = (product.Categories.ToList(), product.Attributes.ToList(), product.Tags.ToList());
        product.Categories.Clear();
        product.Attributes.Clear();
        product.Tags.Clear();
        return parts;
    }

    private async Task InsertAsync<T>(IEnumerable<List<T>> rows)
        where T : class => await new BulkInsert<T>(db).InsertAsync(rows.SelectMany(r => r), CancellationToken.None);
}
