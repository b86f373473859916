using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Data.DemoData;
using Shop.Files;
using Shop.Stock;

namespace Shop.Operations;

/// <summary>Saves a batch of products in one transaction; in a dry run it does everything but save.</summary>
internal sealed class ImportCatalogueWriter(ShopDb db, IPictureSource pictures, PictureShelf shelf, TimeProvider clock, ImportReport report)
{
    private readonly ImportShelves _shelves = new(db, report.DryRun);
    private readonly ImportPictures _pictures = new(db, pictures, shelf, report);

    /// <summary>Article numbers the file has used so far.</summary>
    private readonly HashSet<string> _skus = new(StringComparer.OrdinalIgnoreCase);

    public ImportCatalogueCounts Counts { get; } = new();

    public Task PrepareAsync(CancellationToken stop) => _shelves.LoadAsync(stop);

    public async Task WriteAsync(IReadOnlyList<ShopifyProduct> sources, CancellationToken stop)
    {
        if (sources.Count == 0 || stop.IsCancellationRequested)
            return;
        var fetched = report.DryRun ? new Dictionary<string, Picture>() : await _pictures.FetchAsync(sources, Counts, stop);
        if (stop.IsCancellationRequested)
            return;
        await InTransactionAsync(() => WriteAsync(sources, fetched));
        db.ChangeTracker.Clear();
        (Counts.NewShelves, Counts.NewMakers) = (_shelves.NewShelves, _shelves.NewMakers);
    }

    /// <summary>A batch that failed isn't tried again by itself, because what it counted and made is not undone: the import is repeated.</summary>
    private async Task InTransactionAsync(Func<Task> work)
    {
        ExceptionDispatchInfo? failure = null;
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            try
            {
                using var turn = report.DryRun ? null : await WriteTurn.TakeAsync(db);
                await using var transaction = report.DryRun ? null : await db.Database.BeginTransactionAsync();
                await work();
                if (transaction is not null)
                    await transaction.CommitAsync();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        failure?.Throw();
    }

    private async Task WriteAsync(IReadOnlyList<ShopifyProduct> all, IReadOnlyDictionary<string, Picture> fetched)
    {
        var known = await KnownAsync(all);
        var sources = await WithFreeSkusAsync(all, known);
        var slugs = await TakenSlugsAsync(sources);
        var places = new List<(int Shelf, int? Maker)>();
        foreach (var source in sources)
            places.Add((known.ContainsKey(source.Handle) ? 0 : await _shelves.ShelfOfAsync(source.Head), await _shelves.MakerOfAsync(source.Head.Vendor)));
        var applied = new List<Applied>();
        foreach (var (source, place) in sources.Zip(places))
        {
            var product = known.GetValueOrDefault(source.Handle) ?? New(source, place.Shelf, await FreeSlugAsync(Slug.From(source.Handle), slugs));
            product.ManufacturerId = place.Maker is > 0 ? place.Maker : product.ManufacturerId;
            applied.Add(Apply(source, product, isNew: !known.ContainsKey(source.Handle), fetched));
        }
        db.ChangeTracker.DetectChanges();
        applied.ForEach(Count);
        if (!report.DryRun)
            await SaveAsync(applied.FindAll(a => a.IsNew || HasChanges(a)));
    }

    private Product New(ShopifyProduct source, int shelf, string slug)
    {
        var product = source.ToProduct(slug, clock.UtcNow());
        product.CategoryId = shelf;
        foreach (var id in _shelves.ShelvesOf(source.Head.Tags).Prepend(shelf).Distinct())
            product.Categories.Add(new ProductCategory { CategoryId = id });
        return product;
    }

    private Applied Apply(ShopifyProduct source, Product product, bool isNew, IReadOnlyDictionary<string, Picture> fetched)
    {
        var before = product.Variants.ToHashSet();
        source.Apply(product);
        var newPictures = ImportPictures.Attach(product, source, fetched);
        if (report.DryRun)
            Counts.PicturesToFetch += source.Pictures.Count(p => !product.Pictures.Exists(x => x.SourceUrl == p.Url));
        Remark(source, product);
        if (isNew && !report.DryRun)
            db.Products.Add(product);
        return new Applied(source, product, isNew, [.. product.Variants.Where(v => !before.Contains(v))], newPictures);
    }

    private void Count(Applied a)
    {
        Counts.NewVariants += a.NewVariants.Count;
        Counts.Inactive += a.Product.Active ? 0 : 1;
        if (a.IsNew)
            Counts.Created++;
        else if (HasChanges(a))
            Counts.Updated++;
        else
            Counts.Unchanged++;
    }

    private bool HasChanges(Applied a) =>
        a.NewVariants.Count + a.NewPictures > 0 || db.Entry(a.Product).State == EntityState.Modified || a.Product.Variants.Exists(v => db.Entry(v).State == EntityState.Modified);

    private void Remark(ShopifyProduct source, Product product)
    {
        foreach (var row in source.Variants.Select(v => v.Source))
        {
            if (row.Barcode.Length > 0 && !Gtin.HasForm(row.Barcode))
                report.Remark(row.Row, "„{0}“ ist keine GTIN und wurde nicht übernommen.", row.Barcode);
            else if (row.Barcode.Length > 0 && !Gtin.IsValid(row.Barcode))
                report.Remark(row.Row, "Die Prüfziffer der GTIN „{0}“ stimmt nicht.", row.Barcode);
            if (row.Stock < 0)
                report.Remark(row.Row, "Der Bestand {0} ist negativ und zählt als 0.", row.Stock.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (row.Price.IsZero)
                report.Remark(row.Row, "Der Preis ist 0; die Variante ist nicht im Verkauf.", "");
        }
        if (!product.Active && source.Head.Published)
            report.Remark(source.Head.Row, "Das Produkt „{0}“ hat keine Variante, die verkauft werden kann.", source.Head.Title);
    }

    /// <summary>Saves products, then what needs their ids: opening stock, log and price history, search text and score.</summary>
    private async Task SaveAsync(List<Applied> applied)
    {
        await db.SaveChangesAsync();
        var opening = applied.SelectMany(OpeningOf).ToList();
        await new BulkInsert<StockItem>(db).InsertAsync(opening.Select(o => new StockItem { VariantId = o.Variant.Id, OnHand = o.Pieces }), CancellationToken.None);
        await new BulkInsert<StockMovement>(db).InsertAsync(opening.Where(o => o.Pieces > 0).Select(o => Opening(o.Variant.Id, o.Pieces)), CancellationToken.None);
        await BulkSaving.RecordAsync(db);
        var ids = applied.ConvertAll(a => a.Product.Id);
        await new ProductSearchText(db).RefreshAsync(ids);
        await db.RefreshCompletenessAsync(ids);
    }

    private static IEnumerable<(Variant Variant, int Pieces)> OpeningOf(Applied a) => a.Source.Variants
        .Select(v => (Saved: ProductMapping.Find(a.Product, v)!, Pieces: Math.Max(0, v.Source.Stock)))
        .Where(v => a.NewVariants.Contains(v.Saved));

    private StockMovement Opening(int variantId, int pieces) => new()
    {
        VariantId = variantId,
        Kind = StockMovementKind.Opening,
        OnHandChange = pieces,
        At = clock.UtcNow(),
        By = Actor.Current,
        Note = report.FileName.Length > 200 ? report.FileName[..200] : report.FileName,
    };

    private Task<Dictionary<string, Product>> KnownAsync(IReadOnlyList<ShopifyProduct> sources)
    {
        var handles = sources.Select(s => s.Handle).ToList();
        return db.Products.AsTracking()
            .Where(p => EF.Parameter(handles).Contains(p.Key))
            .Include(p => p.Options).ThenInclude(o => o.Values)
            .Include(p => p.Variants).ThenInclude(v => v.Values)
            .Include(p => p.Pictures)
            .ToDictionaryAsync(p => p.Key, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Refuses variants whose article number belongs to another product, here or earlier in the file.</summary>
    private async Task<IReadOnlyList<ShopifyProduct>> WithFreeSkusAsync(IReadOnlyList<ShopifyProduct> sources, Dictionary<string, Product> here)
    {
        var wanted = sources.SelectMany(s => s.Variants.Select(s.SkuOf)).ToList();
        var owners = await db.Variants.Where(v => EF.Parameter(wanted).Contains(v.Sku))
            .Select(v => new { v.Sku, v.Product!.Key }).ToDictionaryAsync(v => v.Sku, v => v.Key, StringComparer.OrdinalIgnoreCase);
        var usable = new List<ShopifyProduct>();
        foreach (var source in sources)
        {
            var product = here.GetValueOrDefault(source.Handle);
            if (product is not null && !ProductMapping.HasSameOptions(product, source))
            {
                Refuse(source, "Das Produkt „{0}“ hat im Shop andere Optionen als in der Datei.");
                continue;
            }
            var kept = source.Variants.Where(v => IsFree(source, v, product, owners)).ToList();
            if (kept.Count > 0)
                usable.Add(source with { Variants = kept });
            else
                Counts.RefusedProducts++;
        }
        return usable;
    }

    private bool IsFree(ShopifyProduct source, ShopifyVariant variant, Product? here, Dictionary<string, string> owners)
    {
        var sku = source.SkuOf(variant);
        var isElsewhere = owners.TryGetValue(sku, out var owner) && !string.Equals(owner, source.Handle, StringComparison.OrdinalIgnoreCase);
        var isSister = here is not null && here.Variants.Exists(v => string.Equals(v.Sku, sku, StringComparison.OrdinalIgnoreCase) && v != ProductMapping.Find(here, variant));
        if (!isElsewhere && !isSister && _skus.Add(sku))
            return true;
        report.Refused.Add(new RowRemark(variant.Source.Row, "Die Artikelnummer „{0}“ gehört schon zu einer anderen Variante.", sku));
        return false;
    }

    private void Refuse(ShopifyProduct source, string reason)
    {
        Counts.RefusedProducts++;
        report.Refused.AddRange(source.Variants.Select(v => new RowRemark(v.Source.Row, reason, source.Handle)));
    }

    private async Task<HashSet<string>> TakenSlugsAsync(IReadOnlyList<ShopifyProduct> sources)
    {
        var wanted = sources.Select(s => Slug.From(s.Handle)).Distinct(StringComparer.Ordinal).ToList();
        var taken = await db.Products.Where(p => EF.Parameter(wanted).Contains(p.Slug.De) || EF.Parameter(wanted).Contains(p.Slug.En))
            .Select(p => new { p.Slug.De, p.Slug.En }).ToListAsync();
        return taken.SelectMany(t => new[] { t.De, t.En }).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private async Task<string> FreeSlugAsync(string wanted, HashSet<string> taken)
    {
        var slug = wanted;
        for (var i = 2; !taken.Add(slug) || (i > 2 && await db.Products.AnyAsync(p => p.Slug.De == slug || p.Slug.En == slug)); i++)
            slug = $"{wanted}-{i}";
        return slug;
    }

    /// <summary>A product as the file wants it, not saved yet.</summary>
    private sealed record Applied(ShopifyProduct Source, Product Product, bool IsNew, IReadOnlyList<Variant> NewVariants, int NewPictures);
}
