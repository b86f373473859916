using Microsoft.EntityFrameworkCore;
using Shop.Assortment;
using Shop.Catalog;
using Shop.Common;
using Shop.Content;
using Shop.Discounts;
using Shop.Orders;
using Shop.Pricing;
using Shop.Wishes;
using Shouldly;
using Xunit;

namespace Shop.Tests.Assortment;

public class RetirementTests
{
    [Theory]
    [InlineData(1299, 30, 909)]
    [InlineData(1000, 25, 750)]
    [InlineData(1, 90, 1)]
    [InlineData(890, 0, 890)]
    public void A_reduced_price_is_whole_cents_and_never_nothing(int price, int off, int reduced) =>
        StartRetirement.Reduced(new Money(price), off).ShouldBe(new Money(reduced));

    [Fact]
    public async Task The_sell_off_lowers_prices_with_a_lawful_line_and_calling_it_off_brings_them_back()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop, price: 10m);
        shop.Clock.Advance(TimeSpan.FromDays(40));
        var id = await DraftAsync(shop, variant.ProductId, r => r.PercentOff = 30);

        (await StartAsync(shop, id)).Ok.ShouldBeTrue();

        var reduced = await shop.AskAsync(db => db.Variants.SingleAsync(v => v.Id == variant.Id));
        (reduced.Price, reduced.FormerPrice).ShouldBe((Money.From(7m), Money.From(10m)));
        var line = (await shop.AskAsync(db => db.ReductionsAsync(new Dictionary<int, Money> { [variant.Id] = reduced.Price })))[variant.Id];
        (line.Lowest, line.Percent).ShouldBe((Money.From(10m), 30));
        (await shop.AskAsync(db => db.Products.SingleAsync(p => p.Id == variant.ProductId))).PriceFrom.ShouldBe(Money.From(7m));
        (await StartAsync(shop, id)).Problem!.Code.ShouldBe("not-draft");

        await shop.AskAsync(db => new StartRetirement(db, shop.Clock).CancelAsync(id));

        var back = await shop.AskAsync(db => db.Variants.SingleAsync(v => v.Id == variant.Id));
        (back.Price, back.FormerPrice).ShouldBe((Money.From(10m), null));
        (await shop.AskAsync(db => db.ChangeLog.Where(c => c.Entity == "Retirement" && c.Field == "State").Select(c => c.NewValue).ToListAsync())).ShouldBe(["Selling", "Cancelled"]);
        (await shop.AskAsync(db => new StartRetirement(db, shop.Clock).CancelAsync(id))).Problem!.Code.ShouldBe("retirement-over");
    }

    [Fact]
    public async Task A_price_that_somebody_changed_meanwhile_stays_when_it_is_called_off()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop, price: 10m);
        var id = await DraftAsync(shop, variant.ProductId, r => r.PercentOff = 30);
        await StartAsync(shop, id);
        await shop.DoAsync(async db => (await db.Variants.SingleAsync(v => v.Id == variant.Id)).Price = Money.From(8));

        await shop.AskAsync(db => new StartRetirement(db, shop.Clock).CancelAsync(id));

        (await shop.AskAsync(db => db.Variants.SingleAsync(v => v.Id == variant.Id))).Price.ShouldBe(Money.From(8));
    }

    [Fact]
    public async Task It_waits_for_its_last_day_or_the_last_piece()
    {
        using var shop = await Given.OpenShopAsync();
        var today = Clock.BusinessDay(shop.Clock.GetUtcNow().UtcDateTime);
        var (byDay, byStock) = (await Given.ProductAsync(shop, stock: 5), await Given.ProductAsync(shop, stock: 5));
        var first = await DraftAsync(shop, byDay.ProductId, r => (r.LastDay, r.WhenSoldOut) = (today, false));
        var second = await DraftAsync(shop, byStock.ProductId, r => r.WhenSoldOut = true);
        await StartAsync(shop, first);
        await StartAsync(shop, second);

        await EndDueAsync(shop);
        (await StatesAsync(shop)).ShouldBe([RetirementState.Selling, RetirementState.Selling]);

        await shop.DoAsync(async db => (await db.StockItems.SingleAsync(s => s.VariantId == byStock.Id)).Reserved = 5);
        await shop.AskAsync(async db =>
        {
            await new EndRetirements(db, shop.Clock).HandleAsync(new OrderPlaced(1), CancellationToken.None);
            return 0;
        });
        (await StatesAsync(shop)).ShouldBe([RetirementState.Selling, RetirementState.Ended]);

        shop.Clock.Advance(TimeSpan.FromDays(1));
        await EndDueAsync(shop);
        (await StatesAsync(shop)).ShouldBe([RetirementState.Ended, RetirementState.Ended]);
        var gone = await shop.AskAsync(db => db.Products.SingleAsync(p => p.Id == byDay.ProductId));
        gone.Active.ShouldBeFalse();
        gone.RetiredAt.ShouldBe(shop.Clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task At_the_end_everything_that_pointed_to_it_points_to_the_alternative_and_waiting_addresses_are_forgotten()
    {
        using var shop = await Given.OpenShopAsync();
        var (old, next, host) = (await Given.ProductAsync(shop, stock: 0), await Given.ProductAsync(shop), await Given.ProductAsync(shop));
        var keys = await shop.AskAsync(db => db.Products.ToDictionaryAsync(p => p.Id, p => p.Key));
        await shop.DoAsync(db =>
        {
            db.RelatedProducts.Add(new RelatedProduct { ProductId = host.ProductId, RelatedId = old.ProductId });
            db.RelatedProducts.Add(new RelatedProduct { ProductId = next.ProductId, RelatedId = old.ProductId });
            db.HomeBlocks.Add(new HomeBlock { Kind = "shelf", Products = $"skus:{old.Sku}, {host.Sku}", Target = "product:" + keys[old.ProductId] });
            db.MenuEntries.Add(new MenuEntry { Target = "product:" + keys[old.ProductId] });
            db.Discounts.Add(new Discount { Name = new("Nur dieses", ""), Kind = DiscountKind.Percentage, Percent = 5, Products = new IdList([old.ProductId]) });
            db.Discounts.Add(new Discount { Name = new("Beide", ""), Kind = DiscountKind.Percentage, Percent = 5, Products = new IdList([old.ProductId, host.ProductId]) });
            db.StockWishes.Add(new StockWish { VariantId = old.Id, Email = "wartet@example.org", Key = "k", ConfirmedAt = shop.Clock.GetUtcNow().UtcDateTime });
            db.ShelfPins.Add(new ShelfPin { ProductId = old.ProductId });
            return Task.CompletedTask;
        });
        var survey = await shop.AskAsync(db => RetirementSurvey.ReadAsync(db, old.ProductId, CancellationToken.None));
        survey.Pointers.Select(p => p.Kind).ShouldBe(["related", "related", "home", "menu", "discount", "discount"]);
        survey.Waiting.ShouldBe(1);
        var id = await DraftAsync(shop, old.ProductId, r => r.AlternativeId = next.ProductId);
        await StartAsync(shop, id);

        await EndDueAsync(shop);

        await shop.AskAsync(async db =>
        {
            (await db.RelatedProducts.Select(r => new { r.ProductId, r.RelatedId }).ToListAsync()).ShouldBe([new { host.ProductId, RelatedId = next.ProductId }]);
            var block = await db.HomeBlocks.SingleAsync();
            (block.Products, block.Target).ShouldBe(($"skus:{next.Sku}, {host.Sku}", "product:" + keys[next.ProductId]));
            (await db.MenuEntries.SingleAsync()).Target.ShouldBe("product:" + keys[next.ProductId]);
            var discounts = await db.Discounts.OrderBy(d => d.Id).ToListAsync();
            (discounts[0].Paused, discounts[0].Products.Count).ShouldBe((true, 1));
            (discounts[1].Paused, discounts[1].Products.ToString()).ShouldBe((false, $"{host.ProductId}"));
            (await db.StockWishes.AnyAsync()).ShouldBeFalse();
            (await db.ShelfPins.AnyAsync()).ShouldBeFalse();
            (await db.Mails.AnyAsync()).ShouldBeFalse();
            return 0;
        });
    }

    [Fact]
    public void Without_an_end_nothing_begins()
    {
        var today = new DateOnly(2026, 11, 21);
        new Retirement { By = "x", WhenSoldOut = false }.WhyNotStartable(today)!.Code.ShouldBe("no-end");
        new Retirement { By = "x", LastDay = today.AddDays(-1) }.WhyNotStartable(today)!.Code.ShouldBe("end-passed");
        new Retirement { By = "x", LastDay = today }.WhyNotStartable(today).ShouldBeNull();
    }

    private static async Task<int> DraftAsync(TestShop shop, int productId, Action<Retirement> set)
    {
        var draft = new Retirement { ProductId = productId, By = "test", CreatedAt = shop.Clock.GetUtcNow().UtcDateTime };
        set(draft);
        await shop.DoAsync(db =>
        {
            db.Retirements.Add(draft);
            return Task.CompletedTask;
        });
        return draft.Id;
    }

    private static Task<Result<Retirement>> StartAsync(TestShop shop, int id) => shop.AskAsync(db => new StartRetirement(db, shop.Clock).StartAsync(id));

    private static Task<List<RetirementState>> StatesAsync(TestShop shop) => shop.AskAsync(db => db.Retirements.OrderBy(r => r.Id).Select(r => r.State).ToListAsync());

    private static async Task EndDueAsync(TestShop shop)
    {
        await using var db = shop.CreateDbContext();
        await new EndRetirements(db, shop.Clock).RunAsync(CancellationToken.None);
    }
}
