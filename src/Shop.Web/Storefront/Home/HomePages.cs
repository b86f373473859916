using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Home;

/// <summary>Everything the home page shows.</summary>
/// <param name="Sections">Blocks in their order, neighbours of one kind together.</param>
/// <param name="Targets">What the blocks lead to.</param>
/// <param name="Shelves">The goods of shelves by their source.</param>
public sealed record HomePage(
    IReadOnlyList<HomeSection> Sections, IReadOnlyDictionary<string, LinkTarget> Targets, IReadOnlyDictionary<string, IReadOnlyList<CardRow>> Shelves)
{
    /// <summary>The first block that opens the page; its title is the title of the page.</summary>
    public BlockRow? Hero => Sections.FirstOrDefault(s => s.Kind == "hero")?.Blocks[0];

    /// <summary>Nobody has placed a block yet.</summary>
    public bool IsPlain => Sections.All(s => s.Blocks.All(b => b.Id < 0));

    public IReadOnlyList<CardRow> Of(BlockRow shelf) => Shelves.GetValueOrDefault(shelf.Products) ?? [];

    /// <summary>The first two shelves are counted apart, all further ones together.</summary>
    public string SlotOf(BlockRow shelf) =>
        $"home{Math.Min(3, 1 + Sections.SelectMany(s => s.Blocks).Where(b => b.Kind == "shelf" && Of(b).Count > 0).TakeWhile(b => b != shelf).Count())}";

    /// <summary>The last shelf carries the note about prices.</summary>
    public BlockRow? LastShelf => Sections.SelectMany(s => s.Blocks).LastOrDefault(b => b.Kind == "shelf" && Of(b).Count > 0);
}

/// <summary>Blocks of one kind that stand together.</summary>
public sealed record HomeSection(HomePage Page, string Kind, IReadOnlyList<BlockRow> Blocks, bool First);

/// <summary>A block the merchant placed on the home page.</summary>
public sealed record BlockRow(
    int Id, string Kind, LocalizedText Title, LocalizedText Text, LocalizedText Button, string ButtonStyle, string Target, string Products,
    string? PictureKey, string? PhonePictureKey, LocalizedText PictureAlt, DateTime? From, DateTime? Until);

/// <summary>Reads the home page.</summary>
public sealed class HomePages(ShopDb db, TagCache cache, ProductCards cards, LinkTargets linkTargets, TimeProvider clock)
{
    private const int Shown = 4;

    /// <summary>What stands there until the merchant places blocks.</summary>
    private static readonly BlockRow[] Plain =
    [
        Block(-1, "shelf", new("Was andere gern trinken", "What others enjoy"), "popular"), Block(-2, "shelf", new("Neu im Haus", "New in"), "newest"),
        Block(-3, "rooms", new("Das ganze Sortiment", "The whole range"), ""),
    ];

    public async Task<HomePage> ReadAsync(CancellationToken stop)
    {
        var now = clock.UtcNow();
        var all = await cache.GetAsync("home:blocks", ContentTags.Home, () => BlocksAsync(stop));
        var blocks = all.Count == 0 ? [.. Plain] : all.FindAll(b => Schedules.IsWithin(b.From, b.Until, now));
        var targets = await linkTargets.ReadAsync(blocks.Select(b => b.Target), stop);
        var shelves = await ShelvesAsync([.. blocks.Where(b => b.Kind == "shelf").Select(b => b.Products).Distinct()], stop);
        var sections = new List<HomeSection>();
        var page = new HomePage(sections, targets, shelves);
        foreach (var block in blocks)
        {
            if (sections.Count > 0 && sections[^1].Kind == block.Kind)
                sections[^1] = sections[^1] with { Blocks = [.. sections[^1].Blocks, block] };
            else
                sections.Add(new HomeSection(page, block.Kind, [block], sections.Count == 0));
        }
        return page;
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<CardRow>>> ShelvesAsync(List<string> sources, CancellationToken stop)
    {
        var ids = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var source in sources)
            ids[source] = await cache.GetAsync("home:shelf:" + source, "catalog", () => IdsAsync(source, stop));
        if (sources.Count > 0 && await cache.GetAsync("home:pins", "catalog", () => PinsAsync(stop)) is { Count: > 0 } pins)
            ids[sources[0]] = [.. pins.Union(ids[sources[0]]).Take(Math.Max(Shown, ids[sources[0]].Count))];
        var shown = (await cards.OfAsync([.. ids.Values.SelectMany(i => i).Distinct()], stop)).ToDictionary(c => c.Id);
        return ids.ToDictionary(s => s.Key, s => (IReadOnlyList<CardRow>)[.. s.Value.Where(shown.ContainsKey).Select(id => shown[id])]);
    }

    /// <summary>What stands first on the first shelf.</summary>
    private Task<List<int>> PinsAsync(CancellationToken stop) => db.ShelfPins.Where(p => p.CategoryId == null).OrderBy(p => p.Id).Select(p => p.ProductId).ToListAsync(stop);

    private async Task<List<int>> IdsAsync(string source, CancellationToken stop) => ContentTarget.Split(source) switch
    {
        ("category", var key) => await FirstAsync(await OnShelfAsync(key, stop), ProductSort.Popular, stop),
        ("skus", var skus) => await BySkuAsync([.. skus.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], stop),
        ("newest", _) => await FirstAsync(db.Products, ProductSort.Newest, stop),
        _ => await FirstAsync(db.Products, ProductSort.Popular, stop),
    };

    private async Task<IQueryable<Product>> OnShelfAsync(string key, CancellationToken stop)
    {
        var tree = await CategoryTree.KeptAsync(db, cache, stop);
        return db.Products.OnShelves(db, tree.FindByKey(key) is { } shelf ? tree.IdsUnder(shelf.Id) : []);
    }

    private Task<List<int>> FirstAsync(IQueryable<Product> products, ProductSort sort, CancellationToken stop) =>
        products.OnSale().SortedBy(sort).Take(Shown).Select(p => p.Id).ToListAsync(stop);

    private async Task<List<int>> BySkuAsync(List<string> skus, CancellationToken stop)
    {
        var found = await db.Variants.Where(v => skus.Contains(v.Sku) && v.Active).Select(v => new { v.Sku, v.ProductId }).ToListAsync(stop);
        return [.. found.OrderBy(v => skus.FindIndex(s => string.Equals(s, v.Sku, StringComparison.OrdinalIgnoreCase))).Select(v => v.ProductId).Distinct()];
    }

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
            select new BlockRow(
                b.Id, b.Kind, b.Title, b.Text, b.Button, b.ButtonStyle, b.Target, b.Products, p.Key, q.Key, b.PictureAlt, b.ShownFrom, b.ShownUntil);
        return await rows.ToListAsync(stop);
    }

    private static BlockRow Block(int id, string kind, LocalizedText title, string products) =>
        new(id, kind, title, LocalizedText.Empty, LocalizedText.Empty, "", "", products, null, null, LocalizedText.Empty, null, null);
}
