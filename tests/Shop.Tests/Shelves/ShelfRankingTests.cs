using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Pricing;
using Shop.Shelves;
using Shouldly;
using Xunit;

namespace Shop.Tests.Shelves;

public class ShelfRankingTests
{
    [Fact]
    public void Each_figure_counts_as_its_share_of_the_shelf()
    {
        ShelfFact[] facts = [new(1, 10, 0.5m, 4, 0, 5), new(2, 20, 0.2m, 2, 365, null), new(3, 0, null, 0, 700, 3)];

        var ranked = ShelfRanking.Order(new ShelfFormula(50, 25, 0, 25, 0, true), facts, []);

        ranked.Select(r => r.Fact.ProductId).ShouldBe([1, 2, 3]);
        ranked[0].ShouldSatisfyAllConditions(r => r.Sold.ShouldBe(25), r => r.Margin.ShouldBe(25), r => r.Newness.ShouldBe(25), r => r.Score.ShouldBe(75));
        ranked[1].Sold.ShouldBe(50);
        ranked[2].Score.ShouldBe(0);
    }

    [Fact]
    public void What_is_pinned_stands_first_what_is_sold_out_last()
    {
        ShelfFact[] facts = [new(1, 10, 0.5m, 4, 0, 5), new(2, 90, 0.2m, 0, 9, null), new(3, 1, null, 1, 9, 3)];

        Ids(new ShelfFormula(100, 0, 0, 0, 0, true), [3]).ShouldBe([3, 1, 2]);
        Ids(new ShelfFormula(100, 0, 0, 0, 0, false), [3]).ShouldBe([3, 2, 1]);
        Ids(null, [3, 99]).ShouldBe([3, 2, 1]);

        IEnumerable<int> Ids(ShelfFormula? formula, IReadOnlyList<int> pins) => ShelfRanking.Order(formula, facts, pins).Select(r => r.Fact.ProductId);
    }

    [Fact]
    public void Random_shelves_keep_every_product_once_and_scores_within_a_hundred()
    {
        var dice = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var facts = Enumerable.Range(1, dice.Next(1, 30)).Select(id => new ShelfFact(
                id, dice.Next(100), dice.Next(3) == 0 ? null : dice.Next(-50, 90) / 100m, dice.Next(-2, 9), dice.Next(900), dice.Next(2) == 0 ? null : dice.Next(1, 6))).ToList();
            var formula = new ShelfFormula(dice.Next(101), dice.Next(101), dice.Next(101), dice.Next(101), dice.Next(101), dice.Next(2) == 0);

            var ranked = ShelfRanking.Order(formula, facts, [dice.Next(1, 40), dice.Next(1, 40)]);

            ranked.Select(r => r.Fact.ProductId).Order().ShouldBe(facts.Select(f => f.ProductId));
            ranked.Select(r => r.Place).ShouldBe(Enumerable.Range(1, facts.Count));
            ranked.ShouldAllBe(r => r.Score >= 0 && r.Score <= 100.0001m);
        }
    }

    [Fact]
    public async Task Places_are_written_for_a_formula_only_pins_without_one_and_again_only_when_something_moved()
    {
        using var shop = await Given.OpenShopAsync();
        var thin = await Given.ProductAsync(shop, price: 10, cost: 9);
        var fat = await Given.ProductAsync(shop, price: 10, cost: 2);
        await using var db = shop.CreateDbContext();
        var shelf = await db.Categories.SingleAsync();
        var rank = new RankShelves(db, new TaxTables(shop, new TagCache(), shop.Clock), shop.Clock);

        await rank.RankAsync(shelf.Id, [thin.ProductId], default);
        (await PlacesAsync(shop)).ShouldBe([thin.ProductId]);

        await db.Categories.ExecuteUpdateAsync(s => s.SetProperty(c => c.Formula, new ShelfFormula(0, 100, 0, 0, 0, true).Write()));
        await rank.RankAsync(shelf.Id, [], default);
        (await PlacesAsync(shop)).ShouldBe([fat.ProductId, thin.ProductId]);

        var stale = await db.StaleTags.CountAsync();
        await rank.RunAsync(default);
        (await db.StaleTags.CountAsync()).ShouldBe(stale);
    }

    private static Task<List<int>> PlacesAsync(TestShop shop) => shop.AskAsync(db => db.ShelfPlaces.OrderBy(p => p.Place).Select(p => p.ProductId).ToListAsync());
}
