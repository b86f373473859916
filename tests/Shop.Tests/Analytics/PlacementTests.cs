using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Shop.Analytics;
using Shouldly;
using Xunit;

namespace Shop.Tests.Analytics;

public class PlacementTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Theory]
    [InlineData("shelf", 0, "shelf-1")]
    [InlineData("shelf", 3, "shelf-1")]
    [InlineData("shelf", 4, "shelf-2")]
    [InlineData("shelf", 23, "shelf-3")]
    [InlineData("shelf", 24, "shelf-4")]
    [InlineData("search", 12, "search-3")]
    [InlineData("home2", 7, "home2")]
    [InlineData("cart", 0, "cart")]
    [InlineData("shelf-1", 0, "shelf-1")]
    [InlineData("cellar", 0, null)]
    [InlineData("", 0, null)]
    [InlineData(null, 0, null)]
    [InlineData("shelf", -1, null)]
    [InlineData("shelf", int.MaxValue, null)]
    public void A_position_belongs_to_a_band_and_what_is_no_place_of_ours_to_none(string? place, int position, string? slot) =>
        PlacementSlots.Of(place, position).ShouldBe(slot);

    [Fact]
    public async Task Counts_are_added_to_the_day_and_products_that_do_not_exist_are_left_out()
    {
        using var shop = await Given.OpenShopAsync();
        var product = (await Given.ProductAsync(shop)).ProductId;
        var other = (await Given.ProductAsync(shop)).ProductId;

        await CountAsync(shop, new(Day, "shelf-1", product, 3, 1, 0), new(Day, "shelf-1", other, 1, 0, 0), new(Day, "shelf-1", 999_999, 5, 5, 5));
        await CountAsync(shop, new(Day, "shelf-1", product, 2, 0, 1), new(Day, "shelf-2", product, 7, 0, 0), new(Day.AddDays(1), "shelf-1", product, 1, 0, 0));

        var rows = await shop.AskAsync(db => db.PlacementDays.OrderBy(p => p.Day).ThenBy(p => p.Slot).ThenBy(p => p.ProductId).ToListAsync());
        rows.Select(r => (r.Day.Day, r.Slot, r.ProductId, r.Impressions, r.Clicks, r.CartAdds)).ShouldBe(
            [(20, "shelf-1", product, 5, 1, 1), (20, "shelf-1", other, 1, 0, 0), (20, "shelf-2", product, 7, 0, 0), (21, "shelf-1", product, 1, 0, 0)]);
    }

    [Fact]
    public async Task Many_counts_at_once_and_from_many_sides_add_up()
    {
        using var shop = await Given.OpenShopAsync();
        var product = (await Given.ProductAsync(shop)).ProductId;
        var counts = Enumerable.Range(0, 130).Select(n => new PlacementCount(Day.AddDays(-n), "home1", product, 2, 1, 0)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CountAsync(shop, counts)));

        (await shop.AskAsync(db => db.PlacementDays.SumAsync(p => p.Impressions))).ShouldBe(6 * 130 * 2);
        (await shop.AskAsync(db => db.PlacementDays.SumAsync(p => p.Clicks))).ShouldBe(6 * 130);
    }

    [Fact]
    public void The_SQL_that_adds_counts_parses_as_T_SQL()
    {
        var (insert, update) = CountPlacements.Sql(2);
        foreach (var sql in new[] { insert, update })
        {
            var filled = System.Text.RegularExpressions.Regex.Replace(sql, @"\{(\d+)\}", "@p$1");
            new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(filled), out var errors);
            errors.Select(e => $"line {e.Line}: {e.Message}\n{filled}").ShouldBeEmpty();
        }
    }

    private static async Task CountAsync(TestShop shop, params PlacementCount[] counts)
    {
        await using var db = shop.CreateDbContext();
        await new CountPlacements(db).AddAsync(counts);
    }
}
