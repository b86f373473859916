using Microsoft.EntityFrameworkCore;
using Shop.Assortment;
using Shop.Common;
using Shop.Search;
using Shouldly;
using Xunit;

namespace Shop.Tests.Assortment;

public class FreshnessTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);
    private static readonly FreshProduct Fine = new(1, LocalizedText.Both("Kaffee"), Now.AddDays(-30), false, 1200);
    private static readonly LastTimes Nothing = new(null, null, null, null);

    [Fact]
    public void A_fresh_product_is_not_mentioned() => Judge(Fine, Nothing).ShouldBeEmpty();

    [Fact]
    public void A_changed_cost_asks_for_a_decision_after_its_days_and_checking_it_answers()
    {
        Judge(Fine, Nothing with { Cost = Now.AddDays(-13) }).ShouldBeEmpty();
        Judge(Fine, Nothing with { Cost = Now.AddDays(-14) }).ShouldBe([FreshnessKind.Price]);
        Judge(Fine, Nothing with { Cost = Now.AddDays(-14) }, (FreshnessKind.Price, Now.AddDays(-1))).ShouldBeEmpty();
        Judge(Fine, Nothing with { Cost = Now.AddDays(-14) }, (FreshnessKind.Price, Now.AddDays(-20))).ShouldBe([FreshnessKind.Price]);
    }

    [Fact]
    public void A_text_gets_old_with_the_months_and_young_again_when_it_is_written_or_read()
    {
        var old = Fine with { CreatedAt = Now.AddMonths(-24) };
        Judge(old, Nothing).ShouldBe([FreshnessKind.Text]);
        Judge(old, Nothing with { Text = Now.AddMonths(-1), English = Now.AddMonths(-1) }).ShouldBeEmpty();
        Judge(old, Nothing, (FreshnessKind.Text, Now.AddMonths(-2))).ShouldBeEmpty();
    }

    [Fact]
    public void English_is_stale_where_it_is_missing_or_German_moved_on()
    {
        Judge(Fine with { EnglishMissing = true }, Nothing).ShouldBe([FreshnessKind.English]);
        Judge(Fine, Nothing with { Text = Now.AddDays(-2), English = Now.AddDays(-5) }).ShouldBe([FreshnessKind.English]);
        Judge(Fine, Nothing with { Text = Now.AddDays(-5), English = Now.AddDays(-2) }).ShouldBeEmpty();
        Judge(Fine, Nothing with { Text = Now.AddDays(-2), English = Now.AddDays(-5) }, (FreshnessKind.English, Now.AddDays(-1))).ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_or_small_picture_is_mentioned_until_somebody_says_it_will_do()
    {
        Judge(Fine with { PictureWidth = 0 }, Nothing).ShouldBe([FreshnessKind.Picture]);
        Judge(Fine with { PictureWidth = 799 }, Nothing).ShouldBe([FreshnessKind.Picture]);
        Judge(Fine with { PictureWidth = 799 }, Nothing, (FreshnessKind.Picture, Now.AddDays(-179))).ShouldBeEmpty();
        Judge(Fine with { PictureWidth = 799 }, Nothing, (FreshnessKind.Picture, Now.AddDays(-181))).ShouldBe([FreshnessKind.Picture]);
    }

    [Fact]
    public async Task What_the_database_knows_comes_together_and_still_right_is_written_down()
    {
        using var shop = await Given.OpenShopAsync();
        var (dear, cheap) = (await Given.ProductAsync(shop, cost: 4m), await Given.ProductAsync(shop, cost: 4m));
        shop.Clock.Advance(TimeSpan.FromDays(1));
        await shop.DoAsync(async db =>
        {
            foreach (var variant in await db.Variants.ToListAsync())
                variant.Cost = Money.From(5);
            (await db.Products.SingleAsync(p => p.Id == cheap.ProductId)).Description = new("Neu", "New");
        });
        var today = Clock.BusinessDay(shop.Clock.GetUtcNow().UtcDateTime);
        await AbcXyzTests.PlaceAsync(shop, today, dear.Id, 2, 10.70m);
        shop.Clock.Advance(TimeSpan.FromDays(20));

        var found = await ReadAsync(shop);
        found.Where(f => f.Kind == FreshnessKind.Price).Select(f => (f.ProductId, f.Revenue)).ShouldBe([(dear.ProductId, Money.From(20)), (cheap.ProductId, Money.Zero)]);
        found.Count(f => f.Kind == FreshnessKind.Picture).ShouldBe(2);

        await shop.AskAsync(async db =>
        {
            await new Freshness(db, shop.Clock).CheckAsync(dear.ProductId, FreshnessKind.Price);
            return 0;
        });
        (await ReadAsync(shop)).Where(f => f.Kind == FreshnessKind.Price).Select(f => f.ProductId).ShouldBe([cheap.ProductId]);
        (await shop.AskAsync(db => db.ChangeLog.CountAsync(c => c.Field == "StillRight"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_search_without_a_hit_finds_the_product_that_shares_a_word()
    {
        using var shop = await Given.OpenShopAsync();
        var product = await Given.ProductAsync(shop, name: "Reiniger für Siebträger");
        var now = shop.Clock.GetUtcNow().UtcDateTime;
        await shop.DoAsync(async db => await db.SearchRecords.AddRangeAsync(
            SearchRecord.Of("vollautomat reiniger", null, 0, "de", now)!, SearchRecord.Of("vollautomat reiniger", null, 0, "de", now)!, SearchRecord.Of("teelichter", null, 0, "de", now)!));

        var terms = await shop.AskAsync(db => new Freshness(db, shop.Clock).TermsAsync());

        terms.ShouldHaveSingleItem().ShouldBe(new ServableTerm("vollautomat reiniger", "de", 2, product.ProductId, terms[0].Product));
    }

    private static Task<IReadOnlyList<FreshnessFinding>> ReadAsync(TestShop shop) => shop.AskAsync(db => new Freshness(db, shop.Clock).ReadAsync(new AssortmentRules()));

    private static List<FreshnessKind> Judge(FreshProduct product, LastTimes times, params (FreshnessKind Kind, DateTime At)[] checks) =>
        [.. new FreshnessJudge(new AssortmentRules(), Now).Of(product, times, kind => checks.Where(c => c.Kind == kind).Select(c => (DateTime?)c.At).FirstOrDefault()).Select(f => f.Kind)];
}
