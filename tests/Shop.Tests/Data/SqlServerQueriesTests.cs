using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Shop.Analytics;
using Shop.Carts;
using Shop.Catalog;
using Shop.Data;
using Shop.Data.SqlServer;
using Shop.Invoicing;
using Shop.Mails;
using Shop.Orders;
using Shop.Search;
using Shop.Shelves;
using Shouldly;
using Xunit;

namespace Shop.Tests.Data;

public class SqlServerQueriesTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Names => [.. Queries.Keys];

    private static Dictionary<string, Func<ShopDb, IQueryable>> Queries { get; } = new()
    {
        ["shelf with price range, facets and sorting"] = db => db.Products.OnSale().OnShelves(db, [1, 2]).Priced(500, 2000).Having([[1, 2], [7]])
            .SortedBy(ProductSort.CheapestFirst).Skip(24).Take(24).Select(p => new { p.Id, p.Name, p.PriceFrom }),
        ["facet counts of a shelf"] = db => db.Products.OnSale().OnShelves(db, [1]).SelectMany(p => p.Attributes)
            .GroupBy(a => a.AttributeOptionId).Select(g => new { g.Key, Count = g.Count() }),
        ["products counted on all shelves"] = ShelfCounts.Rows,
        ["products of a shelf by rules"] = db => new ShelfFilter(db, TimeProvider.System).MatchingAsync(
            new ShelfRules(true, [new(ShelfRuleKind.NewWithin, 30, []), new(ShelfRuleKind.Tag, 0, [1, 2]), new(ShelfRuleKind.InStock, 0, []), new(ShelfRuleKind.TopSold, 10, []), new(ShelfRuleKind.Rated, 4, [])]), default).GetAwaiter().GetResult(),
        ["search by LIKE"] = db => new LikeSearch().ProductIds(db, [[new("espresso"), new("espresso", Begins: true)], [new("bio")]]),
        ["search by full text"] = db => FullTextSearch.Contains(db, [[new("espresso"), new("espresso", Begins: true)], [new("bio")]]),
        ["most frequent searches"] = db => db.SearchRecords.Between(DateOnly.FromDateTime(Now), DateOnly.FromDateTime(Now)).WithoutHit().Counted().Take(50),
        ["searches by hour"] = db => db.SearchRecords.ByHour(),
        ["product with everything"] = db => db.Products.Include(p => p.Variants).ThenInclude(v => v.Values).Include(p => p.Pictures).Where(p => p.Id == 1),
        ["lists around a product"] = db => ProductParts.Rows(db, 1, 2, 4),
        ["cart of a cookie"] = db => db.Carts.Open("key").Select(c => new { c.Id, Pieces = c.Lines.Sum(l => l.Quantity) }),
        ["orders of a customer"] = db => db.Orders.OwnedBy(1).OrderByDescending(o => o.PlacedAt).Select(o => new { o.Number, o.Total, o.State }),
        ["order of a guest"] = db => db.Orders.OpenedWith("B-1", "key").Include(o => o.Lines).Include(o => o.Taxes),
        ["revenue of a period"] = db => db.Orders.Where(o => o.PlacedAt >= Now && o.State != OrderState.Cancelled)
            .GroupBy(_ => 1).Select(g => new { Gross = g.Sum(o => o.Total.Cents), Tax = g.Sum(o => o.Tax.Cents) }),
        ["invoices found by words"] = db => db.Invoices.About(db, "RE-1").IssuedBetween(DateOnly.FromDateTime(Now), null).OrderByDescending(i => i.Id).Take(50).Select(i => new { i.Number, i.Total }),
        ["valid invoice of an order"] = db => db.Invoices.ValidFor(1),
        ["invoices of a customer"] = db => db.Invoices.OwnedBy(1).Select(i => i.Number),
        ["mails that are due"] = db => db.Mails.DueAt(Now).OrderBy(m => m.DueAt).Take(20),
        ["outbox messages that are due"] = db => db.Outbox.DueAt(Now).OrderBy(m => m.Id).Take(20),
        ["stock below what is promised"] = db => db.StockItems.Where(s => s.OnHand - s.Reserved <= 5).Join(db.Variants, s => s.VariantId, v => v.Id, (s, v) => new { v.Sku, s.OnHand }),
        ["sales by product and VAT rate"] = db => db.SoldByRate(DateOnly.FromDateTime(Now), DateOnly.FromDateTime(Now)),
        ["returns by product and VAT rate"] = db => db.ReturnedByRate(DateOnly.FromDateTime(Now), DateOnly.FromDateTime(Now)),
        ["demand by week"] = db => db.DemandByProduct(DateOnly.FromDateTime(Now), 26),
        ["placements by slot"] = db => db.PlacementDays.Between(DateOnly.FromDateTime(Now), DateOnly.FromDateTime(Now)).BySlot(),
        ["change log of a product"] = db => db.ChangeLog.Where(e => e.Entity == "Product" && e.EntityId == 1 && e.Id < 1000).OrderByDescending(e => e.Id).Take(50),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_SQL_of_a_main_query_parses_as_T_SQL(string name)
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        // Parameters of SQL written by hand are declared without their sign in this output, though not sent so.
        var sql = Queries[name](db).ToQueryString().Replace("DECLARE p", "DECLARE @p", StringComparison.Ordinal);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        errors.Select(e => $"line {e.Line}: {e.Message}\n{sql}").ShouldBeEmpty();
    }

    [Fact]
    public void The_SQL_that_makes_the_full_text_index_parses_as_T_SQL_and_asks_first_whether_it_can()
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(FullTextSearch.Install), out var errors);
        errors.Select(e => $"line {e.Line}: {e.Message}").ShouldBeEmpty();
        FullTextSearch.Install.ShouldStartWith("IF SERVERPROPERTY('IsFullTextInstalled') = 1");
    }
}
