using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Shelves;
using Shop.Stock;
using Shouldly;
using Xunit;

namespace Shop.Tests.Shelves;

public class ShelfRulesTests
{
    [Fact]
    public async Task Rules_find_what_a_look_at_every_product_finds()
    {
        using var shop = await Given.OpenShopAsync();
        var scene = await Scene.FurnishAsync(shop, new Random(11), products: 60);
        var dice = new Random(12);
        await using var db = shop.CreateDbContext();
        var filter = new ShelfFilter(db, shop.Clock);
        for (var round = 0; round < 150; round++)
        {
            var rules = scene.RandomRules(dice);

            var found = await (await filter.MatchingAsync(rules, default)).Select(p => p.Id).ToListAsync();

            found.ShouldBe(scene.Expected(rules), ignoreOrder: true, rules.Write());
        }
    }

    [Fact]
    public async Task A_shelf_follows_its_rules_keeps_what_was_put_there_by_hand_and_is_emptied_when_rules_end()
    {
        using var shop = await Given.OpenShopAsync();
        var cheap = await Given.ProductAsync(shop, price: 5);
        var dear = await Given.ProductAsync(shop, price: 50);
        var gift = await Given.ProductAsync(shop, price: 80);
        await using var db = shop.CreateDbContext();
        var shelf = db.Categories.Add(new Category { Key = "cheap", Name = new("Unter 20 €", "Under €20"), Path = new("unter-20", "under-20"), Rules = Below(20) }).Entity;
        await db.SaveChangesAsync();
        db.ProductCategories.Add(new ProductCategory { CategoryId = shelf.Id, ProductId = gift.ProductId });
        await db.SaveChangesAsync();
        var fill = new FillShelves(db, new ShelfFilter(db, shop.Clock), new ProductSearchText(db));

        (await fill.FillAllAsync(default)).ShouldBe(1);
        (await fill.FillAllAsync(default)).ShouldBe(0);
        (await OnAsync(shop, shelf.Id)).ShouldBe([cheap.ProductId, gift.ProductId]);

        await db.Products.Where(p => p.Id == dear.ProductId || p.Id == cheap.ProductId)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.PriceFrom.Cents, p => p.Id == dear.ProductId ? 1000 : 3000));
        (await fill.FillAllAsync(default)).ShouldBe(2);
        (await OnAsync(shop, shelf.Id)).ShouldBe([dear.ProductId, gift.ProductId]);

        await db.Categories.Where(c => c.Id == shelf.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Rules, ""));
        await fill.FillAsync(shelf.Id, default);
        (await OnAsync(shop, shelf.Id)).ShouldBe([gift.ProductId]);
    }

    private static string Below(int euros) => new ShelfRules(false, [new ShelfRule(ShelfRuleKind.CheaperThan, euros * 100, [])]).Write();

    private static Task<List<int>> OnAsync(TestShop shop, int shelf) =>
        shop.AskAsync(db => db.ProductCategories.Where(c => c.CategoryId == shelf).OrderBy(c => c.ProductId).Select(c => c.ProductId).ToListAsync());

    /// <summary>A random catalogue, and the rules read the slow way.</summary>
    private sealed class Scene
    {
        private readonly DateTime _now;
        private List<Product> _products = [];
        private Dictionary<int, StockItem> _stock = [];
        private ILookup<int, PriceSince> _history = Array.Empty<PriceSince>().ToLookup(_ => 0);
        private List<Category> _shelves = [];

        private Scene(DateTime now) => _now = now;

        public static async Task<Scene> FurnishAsync(TestShop shop, Random dice, int products)
        {
            var now = shop.Clock.GetUtcNow().UtcDateTime;
            await using var db = shop.CreatePlainContext();
            var root = await db.Categories.SingleAsync();
            var shelves = Enumerable.Range(0, 4).Select(i => new Category { Key = $"s{i}", ParentId = i < 2 ? root.Id : null, Name = LocalizedText.Both($"S{i}"), Path = LocalizedText.Both($"s{i}") }).ToList();
            db.Categories.AddRange(shelves);
            var tags = Enumerable.Range(0, 3).Select(i => new Tag { Name = $"t{i}" }).ToList();
            var brands = Enumerable.Range(0, 3).Select(i => new Brand { Key = $"b{i}", Name = $"B{i}" }).ToList();
            var makers = Enumerable.Range(0, 3).Select(i => new Manufacturer { Key = $"m{i}", Name = $"M{i}" }).ToList();
            var suppliers = Enumerable.Range(0, 3).Select(i => new Supplier { Key = $"l{i}", Name = $"L{i}" }).ToList();
            var attribute = new AttributeDefinition { Key = "roast", Name = LocalizedText.Both("Röstung") };
            attribute.Options.AddRange(Enumerable.Range(0, 3).Select(i => new AttributeOption { Key = $"o{i}", Name = LocalizedText.Both($"O{i}") }));
            db.AddRange(tags);
            db.AddRange(brands);
            db.AddRange(makers);
            db.AddRange(suppliers);
            db.Add(attribute);
            await db.SaveChangesAsync();
            for (var i = 0; i < products; i++)
            {
                var price = Money.From(dice.Next(1, 60));
                var reduced = dice.Next(4) == 0;
                var product = new Product
                {
                    Key = $"p{i}",
                    Name = LocalizedText.Both($"P{i}"),
                    Slug = LocalizedText.Both($"p{i}"),
                    CategoryId = shelves[dice.Next(4)].Id,
                    Active = dice.Next(8) > 0,
                    CreatedAt = now.AddDays(-dice.Next(0, 90)).AddHours(-1),
                    UnitsSold = dice.Next(0, 6),
                    RatingCount = dice.Next(0, 4),
                    BrandId = dice.Next(2) == 0 ? brands[dice.Next(3)].Id : null,
                    ManufacturerId = dice.Next(2) == 0 ? makers[dice.Next(3)].Id : null,
                    SupplierId = dice.Next(2) == 0 ? suppliers[dice.Next(3)].Id : null,
                };
                product.RatingSum = product.RatingCount * dice.Next(2, 6);
                var variant = new Variant { Sku = $"v{i}", Price = price, FormerPrice = reduced ? price + Money.From(5) : null, Active = true };
                product.Variants.Add(variant);
                product.Categories.Add(new ProductCategory { CategoryId = product.CategoryId, ByRule = dice.Next(6) == 0 });
                product.Tags.AddRange(tags.Where(_ => dice.Next(3) == 0).Select(t => new ProductTag { TagId = t.Id }));
                product.Attributes.AddRange(attribute.Options.Where(_ => dice.Next(3) == 0).Select(o => new ProductAttribute { AttributeOptionId = o.Id }));
                product.RefreshPrices();
                db.Products.Add(product);
                await db.SaveChangesAsync();
                db.StockItems.Add(new StockItem { VariantId = variant.Id, OnHand = dice.Next(0, 4), Reserved = 1 });
                // Every other reduction is lawful: the price really was higher before.
                db.PriceChanges.Add(new PriceChange { By = "test", VariantId = variant.Id, Price = price + Money.From(dice.Next(2) * 5), At = now.AddDays(-60) });
                db.PriceChanges.Add(new PriceChange { By = "test", VariantId = variant.Id, Price = price, At = now.AddDays(-3) });
            }
            await db.SaveChangesAsync();
            return await new Scene(now).ReadAsync(db);
        }

        public ShelfRules RandomRules(Random dice)
        {
            var kinds = Enum.GetValues<ShelfRuleKind>();
            return new ShelfRules(dice.Next(2) == 0, [.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => kinds[dice.Next(kinds.Length)]).Select(k => new ShelfRule(k, Number(k, dice), Ids(k, dice)))]);
        }

        public List<int> Expected(ShelfRules rules) =>
            [.. _products.Where(p => p.Active && (rules.Any ? rules.Rules.Any(r => Fits(p, r)) : rules.Rules.All(r => Fits(p, r)))).Select(p => p.Id)];

        private async Task<Scene> ReadAsync(ShopDb db)
        {
            db.ChangeTracker.Clear();
            _products = await db.Products.Include(p => p.Variants).Include(p => p.Categories).Include(p => p.Tags).Include(p => p.Attributes).AsSplitQuery().ToListAsync();
            _stock = await db.StockItems.ToDictionaryAsync(s => s.VariantId);
            _history = (await db.PriceChanges.ToListAsync()).ToLookup(c => c.VariantId, c => new PriceSince(c.Price, c.At));
            _shelves = await db.Categories.ToListAsync();
            return this;
        }

        private static long Number(ShelfRuleKind kind, Random dice) => kind switch
        {
            ShelfRuleKind.NewWithin => dice.Next(1, 90),
            ShelfRuleKind.CheaperThan or ShelfRuleKind.PriceFrom => dice.Next(1, 60) * 100,
            ShelfRuleKind.Rated => dice.Next(1, 6),
            ShelfRuleKind.TopSold => dice.Next(1, 20),
            _ => 0,
        };

        private List<int> Ids(ShelfRuleKind kind, Random dice) => !ShelfRule.Chooses(kind) ? []
            : kind == ShelfRuleKind.Under ? [_shelves[dice.Next(_shelves.Count)].Id]
            : [.. Enumerable.Range(1, 3).Where(_ => dice.Next(2) == 0)];

        private bool Fits(Product p, ShelfRule rule) => rule.Kind switch
        {
            ShelfRuleKind.NewWithin => p.CreatedAt >= _now.AddDays(-rule.Number),
            ShelfRuleKind.CheaperThan => p.PriceFrom.Cents < rule.Number,
            ShelfRuleKind.PriceFrom => p.PriceFrom.Cents >= rule.Number,
            ShelfRuleKind.Reduced => p.Variants.Exists(v => v.FormerPrice is not null && Reduction.Of(v.Price, _history[v.Id]) is not null),
            ShelfRuleKind.Brand => rule.Ids.Contains(p.BrandId ?? 0),
            ShelfRuleKind.Maker => rule.Ids.Contains(p.ManufacturerId ?? 0),
            ShelfRuleKind.Supplier => rule.Ids.Contains(p.SupplierId ?? 0),
            ShelfRuleKind.Tag => p.Tags.Exists(t => rule.Ids.Contains(t.TagId)),
            ShelfRuleKind.Attribute => p.Attributes.Exists(a => rule.Ids.Contains(a.AttributeOptionId)),
            ShelfRuleKind.Under => p.Categories.Exists(c => !c.ByRule && Above(c.CategoryId).Any(rule.Ids.Contains)),
            ShelfRuleKind.InStock => p.Variants.Exists(v => _stock[v.Id].OnHand > _stock[v.Id].Reserved),
            ShelfRuleKind.Rated => p.RatingCount > 0 && (decimal)p.RatingSum / p.RatingCount >= rule.Number,
            ShelfRuleKind.TopSold => _products.Where(x => x.Active && x.UnitsSold > 0).OrderByDescending(x => x.UnitsSold).ThenByDescending(x => x.Id).Take((int)rule.Number).Contains(p),
            _ => throw new InvalidOperationException(),
        };

        private IEnumerable<int> Above(int id)
        {
            for (var at = _shelves.Find(c => c.Id == id); at is not null; at = _shelves.Find(c => c.Id == at.ParentId))
                yield return at.Id;
        }
    }
}
