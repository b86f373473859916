using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Home;

/// <summary>Everything the home page shows.</summary>
public sealed record HomePage(
    IReadOnlyList<BlockRow> Blocks, IReadOnlyDictionary<string, TargetProduct> Targets, IReadOnlyList<CardRow> Bestsellers, IReadOnlyList<CardRow> New)
{
    public IEnumerable<BlockRow> Of(string kind) => Blocks.Where(b => b.Kind == kind);
}

/// <summary>A block the merchant placed on the home page.</summary>
public sealed record BlockRow(string Kind, LocalizedText Title, LocalizedText Text, LocalizedText Button, string Target, string? PictureKey, string? PhonePictureKey, DateTime? From, DateTime? Until);

/// <summary>A product that a block leads to; its picture stands in where the block has none.</summary>
public sealed record TargetProduct(string Key, int Id, LocalizedText Slug, string? PictureKey);

/// <summary>Reads the home page.</summary>
public sealed class HomePages(ShopDb db, TagCache cache, ProductCards cards, TimeProvider clock)
{
    private const int Shown = 4;

    public async Task<HomePage> ReadAsync(CancellationToken stop)
    {
        var now = clock.UtcNow();
        var blocks = (await cache.GetAsync("home:blocks", "home", () => BlocksAsync(stop))).FindAll(b => HomeBlock.IsWithin(b.From, b.Until, now));
        var targets = await cache.GetAsync("home:targets:" + string.Join(',', blocks.Select(b => b.Target)), "catalog", () => TargetsAsync(blocks, stop));
        var (popular, newest) = await cache.GetAsync("home:lists", "catalog", async () =>
            (await FirstAsync(ProductSort.Popular, stop), await FirstAsync(ProductSort.Newest, stop)));
        var shown = (await cards.OfAsync([.. popular.Union(newest)], stop)).ToDictionary(c => c.Id);
        return new HomePage(blocks, targets, Of(popular), Of(newest));

        List<CardRow> Of(List<int> ids) => [.. ids.Where(shown.ContainsKey).Select(id => shown[id])];
    }

    private Task<List<int>> FirstAsync(ProductSort sort, CancellationToken stop) =>
        db.Products.OnSale().SortedBy(sort).Take(Shown).Select(p => p.Id).ToListAsync(stop);

    private async Task<List<BlockRow>> BlocksAsync(CancellationToken stop)
    {
        var rows =
            from b in db.HomeBlocks.AsNoTracking()
            where b.Active
            orderby b.Position, b.Id
            join p in db.Pictures on b.PictureId equals p.Id into pictures
            from p in pictures.DefaultIfEmpty()
            join q in db.Pictures on b.PhonePictureId equals q.Id into phonePictures
            from q in phonePictures.DefaultIfEmpty()
            select new BlockRow(b.Kind, b.Title, b.Text, b.Button, b.Target, p.Key, q.Key, b.ShownFrom, b.ShownUntil);
        return await rows.ToListAsync(stop);
    }

    private async Task<IReadOnlyDictionary<string, TargetProduct>> TargetsAsync(List<BlockRow> blocks, CancellationToken stop)
    {
        const string prefix = "product:";
        var keys = blocks.Where(b => b.Target.StartsWith(prefix, StringComparison.Ordinal)).Select(b => b.Target[prefix.Length..]).ToList();
        if (keys.Count == 0)
            return new Dictionary<string, TargetProduct>();
        return await db.Products.AsNoTracking().OnSale()
            .Where(p => keys.Contains(p.Key))
            .Select(p => new TargetProduct(p.Key, p.Id, p.Slug, p.Pictures.OrderBy(x => x.Position).Select(x => x.Picture!.Key).FirstOrDefault()))
            .ToDictionaryAsync(t => t.Key, stop);
    }
}
