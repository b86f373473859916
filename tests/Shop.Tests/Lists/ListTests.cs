using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Discounts;
using Shop.Lists;
using Shop.Settings;
using Shop.Stock;
using Shouldly;
using Xunit;

namespace Shop.Tests.Lists;

public class ListTests
{
    private static readonly string[] Columns = ["", "name", "sku", "price", "cost", "margin", "earns", "stock", "sold", "created", "changed", "completeness"];

    [Fact]
    public async Task Every_order_shows_every_product_once_forth_and_back()
    {
        using var shop = await Given.OpenShopAsync();
        var template = await Given.ProductAsync(shop);
        await using (var plain = shop.CreatePlainContext())
            await ManyProducts.AddAsync(plain, template, 130);
        await using var db = shop.CreateDbContext();
        await CatchUpAsync(shop);

        foreach (var text in Columns.SelectMany(c => new[] { c, "-" + c }))
        {
            foreach (var language in new[] { "de", "en" })
            {
                var sort = ListSort.Of(text);
                var pages = new List<ListPage>();
                do
                    pages.Add(await PageAsync(db, sort, language, pages.LastOrDefault()?.After, null));
                while (pages[^1].After is not null && pages.Count < 20);

                var forth = pages.SelectMany(p => p.Rows).Select(r => r.ProductId).ToList();
                forth.Count.ShouldBe(131, text);
                forth.Distinct().Count().ShouldBe(131, text);
                forth.ShouldBe(await sort.From(db.ListedProducts, language).Select(p => p.ProductId).ToListAsync());
                pages[0].Before.ShouldBeNull();
                var back = await PageAsync(db, sort, language, null, pages[^1].Before);
                back.Rows.Select(r => r.ProductId).ShouldBe(pages[^2].Rows.Select(r => r.ProductId), text);
                (back.Before, back.After).ShouldBe((pages[^2].Before, pages[^2].After));
            }
        }
    }

    [Theory]
    [InlineData("nonsense~~")]
    [InlineData("12")]
    [InlineData("12~zwölf")]
    [InlineData("99999999999999999999~1")]
    [InlineData("1~9223372036854775807")]
    public async Task A_cursor_typed_by_hand_breaks_nothing(string cursor)
    {
        using var shop = await Given.OpenShopAsync();
        await Given.ProductAsync(shop);
        await CatchUpAsync(shop);
        await using var db = shop.CreateDbContext();

        foreach (var column in Columns)
            (await PageAsync(db, ListSort.Of(column), "de", cursor, null)).Rows.Count.ShouldBeLessThanOrEqualTo(1);
    }

    [SkippableFact]
    public async Task A_page_in_the_middle_is_sought_by_an_index_and_never_sorted()
    {
        Skip.If(TestShop.SqlServer is not null, "asks SQLite for its plan");
        using var shop = await Given.OpenShopAsync();
        await using var db = shop.CreateDbContext();
        await db.Database.OpenConnectionAsync();

        foreach (var column in Columns.Skip(1).SelectMany(c => new[] { c, "-" + c }))
        {
            var query = ListSort.Of(column).From(db.ListedProducts.InState(true), "de", column.EndsWith("ed", StringComparison.Ordinal) ? "7~638000000000000000" : "7~5").Take(51);
            await using var command = query.CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            await using var reader = await command.ExecuteReaderAsync();
            var plan = new List<string>();
            while (await reader.ReadAsync())
                plan.Add(reader.GetString(3));

            string.Join("; ", plan).ShouldContain("SEARCH", Case.Sensitive, column);
            string.Join("; ", plan).ShouldNotContain("TEMP B-TREE", Case.Sensitive, column);
        }
    }

    [Fact]
    public async Task The_list_follows_prices_stock_texts_and_removal()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop, price: 10.70m, stock: 10, cost: 6m, name: "Öland");
        await CatchUpAsync(shop);
        var row = await RowAsync(shop, variant);
        (row!.PriceFrom, row.Cost, row.Free, row.SortDe).ShouldBe((1070, 600, 10, "oland"));
        (row.Margin, row.Earns).ShouldBe((4000, 400));
        row.Gaps.ShouldBe(ListGap.Gtin);

        await shop.DoAsync(async db =>
        {
            var product = await db.Products.Include(p => p.Variants).SingleAsync();
            product.Name = new LocalizedText("Åland", "");
            product.Variants[0].Price = Money.From(21.40m);
            product.Variants[0].FormerPrice = Money.From(25);
            product.RefreshPrices();
        });
        await shop.DoAsync(async db => await new StockLedger(db, new ShopSettings(shop, new TagCache(), shop.Clock), shop.Clock).CountAsync(variant.Id, 1, ""));
        await CatchUpAsync(shop);
        row = await RowAsync(shop, variant);
        (row!.PriceFrom, row.Margin, row.Free, row.LeastLeft, row.Reduced).ShouldBe((2140, 7000, 1, 1, true));
        row.Gaps.ShouldBe(ListGap.Gtin | ListGap.English);
        row.ChangedAt.ShouldBe(shop.Clock.GetUtcNow().UtcDateTime);

        await shop.DoAsync(async db =>
        {
            await db.StockMovements.ExecuteDeleteAsync();
            await db.StockItems.ExecuteDeleteAsync();
            db.Products.Remove(await db.Products.SingleAsync());
        });
        await CatchUpAsync(shop);
        (await RowAsync(shop, variant)).ShouldBeNull();
    }

    [Fact]
    public async Task Filters_find_what_they_say()
    {
        using var shop = await Given.OpenShopAsync();
        var none = await Given.ProductAsync(shop, price: 5, stock: 0);
        var few = await Given.ProductAsync(shop, price: 10, stock: 2, cost: 9);
        var much = await Given.ProductAsync(shop, price: 20, stock: 50, active: false);
        await shop.DoAsync(async db =>
        {
            var product = await db.Products.SingleAsync(p => p.Id == much.ProductId);
            product.PublishAt = shop.Clock.GetUtcNow().UtcDateTime.AddDays(1);
            product.Tags.Add(new ProductTag { Tag = new Tag { Name = "Messe" } });
            (await db.StockItems.SingleAsync(s => s.VariantId == none.Id)).Reserved = 1;
            (await db.Products.SingleAsync(p => p.Id == none.ProductId)).Summary = LocalizedText.Both("so");
        });
        await CatchUpAsync(shop);
        await using var db = shop.CreateDbContext();
        var all = db.ListedProducts;

        (await IdsAsync(all.AtStock(StockLevel.Out, 3))).ShouldBe([none.ProductId]);
        (await IdsAsync(all.AtStock(StockLevel.Low, 3))).ShouldBe([few.ProductId]);
        (await IdsAsync(all.AtStock(StockLevel.Negative, 3))).ShouldBe([none.ProductId]);
        (await IdsAsync(all.Planned(true))).ShouldBe([much.ProductId]);
        (await IdsAsync(all.InState(false))).ShouldBe([much.ProductId]);
        (await IdsAsync(all.Priced(800, 1500))).ShouldBe([few.ProductId]);
        (await IdsAsync(all.Earning(null, 1000))).ShouldBe([few.ProductId]);
        (await IdsAsync(all.Tagged(db, 1))).ShouldBe([much.ProductId]);
        (await IdsAsync(all.OnShelves(db, [1]))).Count.ShouldBe(3);
        (await IdsAsync(all.WithoutPicture(db, true))).Count.ShouldBe(3);
        (await IdsAsync(all.Lacking(ListGap.Gtin))).Count.ShouldBe(3);
        (await IdsAsync(all.Lacking(ListGap.Cost))).ShouldBeEmpty();
        (await IdsAsync(all.ChangedSince(shop.Clock.GetUtcNow().UtcDateTime.AddDays(1)))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Products_in_a_running_discount_are_found_by_article_shelf_and_brand_but_not_those_that_need_a_coupon()
    {
        using var shop = await Given.OpenShopAsync();
        var (named, made, shelved, other) = (await Given.ProductAsync(shop), await Given.ProductAsync(shop), await Given.ProductAsync(shop), await Given.ProductAsync(shop));
        var now = shop.Clock.GetUtcNow().UtcDateTime;
        var (brand, shelf) = (new Brand { Key = "roesterei", Name = "Rösterei" }, new Category { Key = "tea", Name = LocalizedText.Both("Tee"), Path = LocalizedText.Both("tee") });
        await shop.DoAsync(async db =>
        {
            db.Categories.Add(shelf);
            await db.SaveChangesAsync();
            var below = new Category { Key = "green", Name = LocalizedText.Both("Grün"), Path = LocalizedText.Both("tee/gruen"), ParentId = shelf.Id };
            db.Categories.Add(below);
            await db.SaveChangesAsync();
            (await db.Products.SingleAsync(p => p.Id == made.ProductId)).Brand = brand;
            db.ProductCategories.Add(new ProductCategory { ProductId = shelved.ProductId, CategoryId = below.Id });
        });
        await CatchUpAsync(shop);

        (await FoundAsync()).ShouldBeEmpty();
        await shop.DoAsync(async db => db.Discounts.AddRange(
            Of(d => d.Products = new([named.ProductId])), Of(d => d.Brands = new([brand.Id])), Of(d => d.Categories = new([shelf.Id])),
            Of(d => (d.Products, d.NeedsCoupon) = (new([other.ProductId]), true)), Of(d => (d.Products, d.Paused) = (new([other.ProductId]), true)),
            Of(d => (d.Products, d.StartsAt) = (new([other.ProductId]), now.AddDays(1))), Of(d => d.Kind = DiscountKind.FreeShipping)));
        (await FoundAsync()).ShouldBe([named.ProductId, made.ProductId, shelved.ProductId]);
        await shop.DoAsync(async db => db.Discounts.Add(Of(_ => { })));
        (await FoundAsync()).ShouldBe([named.ProductId, made.ProductId, shelved.ProductId, other.ProductId]);

        Discount Of(Action<Discount> with)
        {
            var discount = new Discount { Kind = DiscountKind.Percentage, Percent = 10, StartsAt = now.AddDays(-1) };
            with(discount);
            return discount;
        }

        async Task<List<int>> FoundAsync()
        {
            var reach = await new ActiveDiscounts(shop, new TagCache(), shop.Clock).AutomaticReachAsync();
            await using var db = shop.CreateDbContext();
            return await IdsAsync(db.ListedProducts.Discounted(db, reach));
        }
    }

    [Fact]
    public async Task Tags_merge_without_doubling_and_names_stay_unique()
    {
        using var shop = await Given.OpenShopAsync();
        var one = await Given.ProductAsync(shop);
        var both = await Given.ProductAsync(shop);
        await using var db = shop.CreateDbContext();
        var tags = new ReviseTags(db);
        var (a, b) = ((await tags.AddAsync(" Messe ", default)).Value, (await tags.AddAsync("messen", default)).Value);
        (await tags.AddAsync("MESSE", default)).Value.Id.ShouldBe(a.Id);
        (await tags.RenameAsync(b.Id, "messe", default))!.Code.ShouldBe("tag-taken");
        db.ProductTags.AddRange(
            new ProductTag { ProductId = one.ProductId, TagId = b.Id }, new ProductTag { ProductId = both.ProductId, TagId = a.Id }, new ProductTag { ProductId = both.ProductId, TagId = b.Id });
        await db.SaveChangesAsync();

        (await tags.MergeAsync(b.Id, a.Id, default)).ShouldBeNull();

        (await db.ProductTags.AsNoTracking().OrderBy(t => t.ProductId).Select(t => new { t.ProductId, t.TagId }).ToListAsync())
            .ShouldBe([new { one.ProductId, TagId = a.Id }, new { both.ProductId, TagId = a.Id }]);
        (await db.Tags.AsNoTracking().CountAsync()).ShouldBe(1);
    }

    internal static async Task CatchUpAsync(TestShop shop)
    {
        using var keeper = new ListKeeper(shop, shop.Clock, NullLogger<ListKeeper>.Instance);
        (await keeper.CatchUpAsync(default)).ShouldBeTrue();
    }

    private static Task<ListPage> PageAsync(ShopDb db, ListSort sort, string language, string? after, string? before) =>
        sort.PageAsync(db.ListedProducts.AsNoTracking(), 50, language, after, before, q => q.ToListAsync());

    private static Task<List<int>> IdsAsync(IQueryable<ListedProduct> rows) => rows.OrderBy(p => p.ProductId).Select(p => p.ProductId).ToListAsync();

    private static Task<ListedProduct?> RowAsync(TestShop shop, Variant variant) =>
        shop.AskAsync(db => db.ListedProducts.AsNoTracking().FirstOrDefaultAsync(p => p.ProductId == variant.ProductId));
}
