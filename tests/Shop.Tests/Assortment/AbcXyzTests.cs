using FsCheck;
using FsCheck.Fluent;
using Shop.Analytics;
using Shop.Assortment;
using Shop.Common;
using Shop.Orders;
using Shop.Returns;
using Shouldly;
using Xunit;

namespace Shop.Tests.Assortment;

public class AbcXyzTests
{
    private static readonly DateOnly Sunday = new(2026, 11, 15);

    [Fact]
    public void The_product_that_crosses_a_bound_still_counts_to_the_better_class()
    {
        // Sum 1000: 600 → 60 %, 250 → 85 %, 100 → 95 %, 40 → 99 %, 10 → 100 %; nothing and losses last.
        var ranked = AbcXyz.Rank([(1, 100), (2, 600), (3, 40), (4, 250), (5, 10), (6, 0), (7, -50)]);

        ranked.Select(r => (r.Id, r.Class)).ShouldBe([(2, AbcClass.A), (4, AbcClass.A), (1, AbcClass.B), (3, AbcClass.C), (5, AbcClass.C), (6, AbcClass.C), (7, AbcClass.C)]);
        ranked.Select(r => r.Cumulative).ShouldBe([0.6m, 0.85m, 0.95m, 0.99m, 1m, 1m, 1m]);
    }

    [Fact]
    public void Random_results_are_ranked_by_value_shares_add_up_and_classes_never_rise_again()
    {
        var values = Gen.Choose(-2000, 10_000).ArrayOf().Select(v => v.Select((x, i) => (i, (long)x)).ToList());
        Prop.ForAll(Arb.From(values), rows =>
        {
            var ranked = AbcXyz.Rank(rows);
            ranked.Count.ShouldBe(rows.Count);
            ranked.Zip(ranked.Skip(1)).ShouldAllBe(p => p.First.Value >= p.Second.Value && p.First.Class <= p.Second.Class);
            if (rows.Exists(r => r.Item2 > 0))
            {
                Math.Round(ranked.Sum(r => r.Share), 9).ShouldBe(1);
                ranked[0].Class.ShouldBe(AbcClass.A);
            }
            ranked.Where(r => r.Value <= 0).ShouldAllBe(r => r.Class == AbcClass.C);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(new[] { 5, 5, 5, 5 }, 0, XyzClass.X)]
    [InlineData(new[] { 2, 4, 2, 4 }, 0.3333, XyzClass.X)]
    [InlineData(new[] { 0, 4, 0, 4 }, 1, XyzClass.Y)]
    [InlineData(new[] { 0, 0, 0, 8 }, 1.7321, XyzClass.Z)]
    [InlineData(new[] { 0, 0, 0, 0 }, -1, XyzClass.Z)]
    public void The_variation_is_the_deviation_of_all_weeks_over_their_mean(int[] weeks, double variation, XyzClass expected)
    {
        var demand = new WeeklyDemand(weeks.Length, weeks.Sum(), weeks.Sum(w => (long)w * w));

        demand.Variation.ShouldBe(variation < 0 ? null : (decimal)variation);
        AbcXyz.Xyz(demand.Variation).ShouldBe(expected);
    }

    [Fact]
    public void Weeks_count_from_the_launch_or_from_an_earlier_imported_sale()
    {
        var first = Sunday.AddDays(1 - 70);
        AbcXyzReport.Weekly(null, first.AddDays(-100), first, 10).Weeks.ShouldBe(10);
        AbcXyzReport.Weekly(new DemandRow(1, 5, 25, 7), first.AddDays(49), first, 10).Weeks.ShouldBe(3);
        AbcXyzReport.Weekly(new DemandRow(1, 5, 25, 2), first.AddDays(69), first, 10).Weeks.ShouldBe(8);
        AbcXyzReport.Weekly(null, first.AddDays(80), first, 10).Weeks.ShouldBe(0);
    }

    [Fact]
    public async Task Revenue_and_contribution_are_those_of_the_hand_calculation()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop, cost: 4m);
        // Three of 10.70 at 7 %: net 30, cost 12. One comes back, fit for the shelf, refunded 10.70: net −10, cost −4. A take-back of an import: −10.70, −4.
        var order = await PlaceAsync(shop, Sunday, variant.Id, 3, 10.70m);
        await PlaceAsync(shop, Sunday, variant.Id, -1, 10.70m, OrderKind.Cancellation);
        await PlaceAsync(shop, Sunday, variant.Id, 50, 10.70m, state: OrderState.Cancelled);
        await PlaceAsync(shop, Sunday, variant.Id, -70, 10.70m, OrderKind.Adjustment);
        await PlaceAsync(shop, Sunday.AddDays(-40), variant.Id, 9, 10.70m);
        await shop.DoAsync(db =>
        {
            var back = new OrderReturn { OrderId = order.Id, ReceivedAt = At(Sunday), Refund = Money.From(10.70m), RefundTax = Money.From(0.70m), By = "test" };
            back.Lines.Add(new OrderReturnLine { OrderLineId = order.Lines[0].Id, Quantity = 1, Restocked = 1, Refund = Money.From(10.70m) });
            db.Returns.Add(back);
            return Task.CompletedTask;
        });

        var sale = (await shop.AskAsync(db => db.SalesByProductAsync(Sunday.AddDays(-6), Sunday)))[variant.ProductId];

        sale.Units.ShouldBe(1);
        sale.Revenue.ShouldBe(Money.From(10));
        sale.Cost.ShouldBe(Money.From(4));
        sale.ContributionI.ShouldBe(Money.From(6));
        sale.WithoutCost.ShouldBe(Money.Zero);
    }

    [Fact]
    public async Task Demand_is_counted_by_week_zero_weeks_and_take_backs_included()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop);
        // Four weeks to a Sunday: 3, 0 (2 sold, 2 taken back), 0, 5 pieces.
        await PlaceAsync(shop, Sunday.AddDays(-27), variant.Id, 3, 5m);
        await PlaceAsync(shop, Sunday.AddDays(-20), variant.Id, 2, 5m);
        await PlaceAsync(shop, Sunday.AddDays(-14), variant.Id, -2, 5m, OrderKind.Cancellation);
        await PlaceAsync(shop, Sunday, variant.Id, 4, 5m);
        await PlaceAsync(shop, Sunday.AddDays(-6), variant.Id, 1, 5m);
        await PlaceAsync(shop, Sunday.AddDays(-28), variant.Id, 99, 5m);

        (await shop.AskAsync(async db => db.DemandByProduct(Sunday, 4).ToList())).ShouldBe([new DemandRow(variant.ProductId, 8, 34, 0)]);
    }

    [Fact]
    public async Task Weeks_go_on_over_the_turn_of_a_leap_year()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop);
        var last = new DateOnly(2025, 1, 12);
        foreach (var week in Enumerable.Range(0, 5))
            await PlaceAsync(shop, last.AddDays(-7 * week), variant.Id, 2, 5m);

        (await shop.AskAsync(async db => db.DemandByProduct(last, 5).ToList())).ShouldBe([new DemandRow(variant.ProductId, 10, 20, 0)]);
    }

    [Fact]
    public async Task The_matrix_holds_what_is_on_sale_and_what_sold()
    {
        using var shop = await Given.OpenShopAsync();
        var old = shop.Clock.GetUtcNow().UtcDateTime.AddDays(-400);
        var (steady, rare, young, gone) = (await Given.ProductAsync(shop), await Given.ProductAsync(shop), await Given.ProductAsync(shop), await Given.ProductAsync(shop, active: false));
        await shop.DoAsync(db =>
        {
            foreach (var product in db.Products.Where(p => p.Id != young.ProductId))
                product.CreatedAt = old;
            return Task.CompletedTask;
        });
        var to = Clock.BusinessDay(shop.Clock.GetUtcNow().UtcDateTime);
        foreach (var week in Enumerable.Range(0, 10))
            await PlaceAsync(shop, to.AddDays(-7 * week), steady.Id, 10, 10.70m);
        await PlaceAsync(shop, to, rare.Id, 2, 10.70m);

        var matrix = await shop.AskAsync(db => new AbcXyzReport(db).ReadAsync(to.AddDays(-69), to, AbcBasis.Revenue, new AssortmentRules()));

        matrix.Rows.Select(r => (r.ProductId, r.Abc, r.Xyz)).ShouldBe([(steady.ProductId, AbcClass.A, XyzClass.X), (rare.ProductId, AbcClass.C, XyzClass.Z), (young.ProductId, AbcClass.C, null)]);
        matrix.Cell(AbcClass.A, XyzClass.X).Products.ShouldBe(1);
        matrix.TooYoung.ShouldBe(1);
        matrix.Rows.ShouldNotContain(r => r.ProductId == gone.ProductId);
    }

    internal static DateTime At(DateOnly day) => day.StartUtc().AddHours(12);

    internal static async Task<Order> PlaceAsync(
        TestShop shop, DateOnly day, int variantId, int quantity, decimal price, OrderKind kind = OrderKind.Sale, OrderState state = OrderState.Shipped)
    {
        var order = GivenOrder.Unsaved(At(day));
        order.Lines.Clear();
        order.Lines.Add(new OrderLine { Kind = OrderLineKind.Goods, Name = "Ware", VariantId = variantId, Quantity = quantity, UnitPrice = Money.From(price), Total = Money.From(price) * quantity, TaxRate = 0.07m });
        order.TotalUp();
        (order.Kind, order.State) = (kind, state);
        await using var db = shop.CreateDbContext();
        db.Orders.Add(order);
        await db.SaveChangesAsync();
        return order;
    }
}
