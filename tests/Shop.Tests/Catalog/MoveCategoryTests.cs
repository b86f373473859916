using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shouldly;
using Xunit;

namespace Shop.Tests.Catalog;

public class MoveCategoryTests
{
    [Fact]
    public async Task A_shelf_goes_before_behind_and_below_others_and_its_neighbours_keep_their_versions()
    {
        using var shop = TestShop.Open();
        await PlantAsync(shop, "a", "b", "c", "d");

        await MoveAsync(shop, "d", CategoryStep.Before, "b");
        await MoveAsync(shop, "a", CategoryStep.After, "c");
        (await TreeAsync(shop)).ShouldBe("d b c a");

        await MoveAsync(shop, "b", CategoryStep.Under, "d");
        await MoveAsync(shop, "a", CategoryStep.In);
        await MoveAsync(shop, "a", CategoryStep.Up);
        (await TreeAsync(shop)).ShouldBe("d(b) c(a)");

        await MoveAsync(shop, "c", CategoryStep.Up);
        await MoveAsync(shop, "a", CategoryStep.Out);
        (await TreeAsync(shop)).ShouldBe("c a d(b)");
        await MoveAsync(shop, "c", CategoryStep.Down);
        (await TreeAsync(shop)).ShouldBe("a c d(b)");
        (await shop.AskAsync(db => db.Categories.Where(c => c.Key == "d").Select(c => c.Version).SingleAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Every_address_left_is_written_down_for_the_shelf_and_everything_below()
    {
        using var shop = TestShop.Open();
        await PlantAsync(shop, "a", "b", "c");
        await MoveAsync(shop, "b", CategoryStep.Under, "a");
        await MoveAsync(shop, "c", CategoryStep.Under, "b");

        await MoveAsync(shop, "b", CategoryStep.Out);

        var left = await shop.AskAsync(db => db.FormerAddresses.Where(f => f.Language == "de").OrderBy(f => f.Id).Select(f => f.Path).ToListAsync());
        left.ShouldBe(["b", "c", "a/b", "a/b/c"], ignoreOrder: true);
        (await shop.AskAsync(db => db.Categories.Where(c => c.Key == "c").Select(c => c.Path.De).SingleAsync())).ShouldBe("b/c");
    }

    [Fact]
    public async Task A_shelf_can_not_go_below_itself_and_an_old_version_moves_nothing()
    {
        using var shop = TestShop.Open();
        await PlantAsync(shop, "a", "b");
        await MoveAsync(shop, "b", CategoryStep.Under, "a");

        (await MoveAsync(shop, "a", CategoryStep.Under, "b")).ShouldBe("under-itself");
        (await MoveAsync(shop, "a", CategoryStep.Under, "a")).ShouldBe("under-itself");
        (await MoveAsync(shop, "b", CategoryStep.Out, version: 0)).ShouldBe("category-changed");
        (await TreeAsync(shop)).ShouldBe("a(b)");
    }

    [Fact]
    public async Task Moves_at_the_same_time_never_make_a_circle()
    {
        using var shop = TestShop.Open();
        for (var round = 0; round < 10; round++)
        {
            await shop.AskAsync(db => db.Categories.ExecuteUpdateAsync(s => s.SetProperty(c => c.ParentId, (int?)null).SetProperty(c => c.Path.De, c => c.Key).SetProperty(c => c.Path.En, c => c.Key)));
            if (round == 0)
                await PlantAsync(shop, "a", "b", "c", "d");
            await Task.WhenAll(
                Task.Run(() => MoveAsync(shop, "a", CategoryStep.Under, "b")), Task.Run(() => MoveAsync(shop, "b", CategoryStep.Under, "c")),
                Task.Run(() => MoveAsync(shop, "c", CategoryStep.Under, "a")), Task.Run(() => MoveAsync(shop, "d", CategoryStep.Under, "a")));
            await ShouldBeSoundAsync(shop);
        }
    }

    [Fact]
    public async Task Random_moves_keep_the_tree_sound_and_lead_from_every_address_that_ever_was()
    {
        using var shop = TestShop.Open();
        string[] keys = ["a", "b", "c", "d", "e", "f", "g"];
        await PlantAsync(shop, keys);
        var dice = new Random(7);
        for (var i = 0; i < 120; i++)
        {
            var step = Enum.GetValues<CategoryStep>()[dice.Next(7)];
            var target = step is CategoryStep.Before or CategoryStep.After || (step == CategoryStep.Under && dice.Next(3) > 0) ? keys[dice.Next(keys.Length)] : null;
            await MoveAsync(shop, keys[dice.Next(keys.Length)], step, target);
            await ShouldBeSoundAsync(shop);
        }
        await using var db = shop.CreateDbContext();
        var former = await db.FormerAddresses.Select(f => new { f.Path, f.CategoryId }).Distinct().ToListAsync();
        var shelves = await db.Categories.ToDictionaryAsync(c => c.Id);
        former.Count.ShouldBeGreaterThan(20);
        former.ShouldAllBe(f => f.Path.EndsWith(shelves[f.CategoryId].Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shelf_that_goes_hands_its_products_and_addresses_to_another_and_lifts_those_below()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop);
        await PlantAsync(shop, "a", "b");
        await MoveAsync(shop, "a", CategoryStep.Under, "coffee");
        await using var db = shop.CreateDbContext();
        var ids = await db.Categories.ToDictionaryAsync(c => c.Key, c => c.Id);
        db.ProductCategories.Add(new ProductCategory { ProductId = coffee.ProductId, CategoryId = ids["b"] });
        await db.SaveChangesAsync();
        var remove = new RemoveCategory(db, shop.Clock);

        (await remove.ContentsAsync(ids["coffee"], default)).ShouldBe(new ShelfContents(1, 0, 1));
        (await remove.RemoveAsync(ids["coffee"], 0, null, default)).Problem!.Code.ShouldBe("category-in-use");
        (await remove.RemoveAsync(ids["coffee"], 0, ids["coffee"], default)).Problem!.Code.ShouldBe("category-target");
        (await remove.RemoveAsync(ids["coffee"], 0, ids["b"], default)).Ok.ShouldBeTrue();

        (await TreeAsync(shop)).ShouldBe("a b");
        await using var after = shop.CreateDbContext();
        (await after.Products.Select(p => p.CategoryId).SingleAsync()).ShouldBe(ids["b"]);
        (await after.ProductCategories.SingleAsync()).CategoryId.ShouldBe(ids["b"]);
        (await after.FormerAddresses.Where(f => f.Path == "kaffee").Select(f => f.CategoryId).SingleAsync()).ShouldBe(ids["b"]);
        (await after.FormerAddresses.Where(f => f.Path == "kaffee/a").Select(f => f.CategoryId).SingleAsync()).ShouldBe(ids["a"]);
    }

    [Fact]
    public async Task Products_are_counted_on_a_shelf_and_once_with_all_below_it()
    {
        using var shop = await Given.OpenShopAsync();
        var product = await Given.ProductAsync(shop);
        await Given.ProductAsync(shop);
        await PlantAsync(shop, "a");
        await MoveAsync(shop, "a", CategoryStep.Under, "coffee");
        await using var db = shop.CreateDbContext();
        var ids = await db.Categories.ToDictionaryAsync(c => c.Key, c => c.Id);
        db.ProductCategories.Add(new ProductCategory { ProductId = product.ProductId, CategoryId = ids["a"] });
        await db.SaveChangesAsync();

        var counts = await ShelfCounts.ReadAsync(db, default);

        counts[ids["coffee"]].ShouldBe(new ShelfCount(ids["coffee"], 2, 2));
        counts[ids["a"]].ShouldBe(new ShelfCount(ids["a"], 1, 1));
    }

    private static Task PlantAsync(TestShop shop, params string[] keys) => shop.DoAsync(db =>
    {
        db.Categories.AddRange(keys.Select((k, i) => new Category { Key = k, Name = new(k, k), Path = new(k, k), Position = i + 1 }));
        return Task.CompletedTask;
    });

    /// <summary>The code of the refusal, or null.</summary>
    private static async Task<string?> MoveAsync(TestShop shop, string key, CategoryStep step, string? target = null, int? version = null)
    {
        await using var db = shop.CreateDbContext();
        var rows = await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Key);
        var moved = await new MoveCategory(db).MoveAsync(rows[key].Id, version ?? rows[key].Version, step, target is null ? null : rows[target].Id, default);
        return moved.Problem?.Code;
    }

    private static async Task ShouldBeSoundAsync(TestShop shop)
    {
        await using var db = shop.CreateDbContext();
        var all = await db.Categories.AsNoTracking().ToListAsync();
        foreach (var category in all)
        {
            var steps = 0;
            for (var at = category; at.ParentId is { } up; at = all.First(c => c.Id == up))
                (++steps).ShouldBeLessThan(all.Count, "a circle");
            var parent = all.Find(c => c.Id == category.ParentId);
            category.Path.De.ShouldBe(parent is null ? category.Key : $"{parent.Path.De}/{category.Key}");
        }
    }

    private static async Task<string> TreeAsync(TestShop shop)
    {
        await using var db = shop.CreateDbContext();
        var tree = await CategoryTree.ReadAsync(db);
        return Write(tree, tree.Roots);
    }

    private static string Write(CategoryTree tree, IEnumerable<Shelf> shelves) => string.Join(' ', shelves.Select(s =>
        Write(tree, tree.ChildrenOf(s.Id)) is { Length: > 0 } below ? $"{s.Key}({below})" : s.Key));
}
