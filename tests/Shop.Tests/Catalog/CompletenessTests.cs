using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shouldly;
using Xunit;

namespace Shop.Tests.Catalog;

public class CompletenessTests
{
    private static readonly CompletenessFacts Full = new()
    {
        NameDe = true,
        NameEn = true,
        SummaryDe = true,
        SummaryEn = true,
        DescriptionDe = 400,
        DescriptionEn = true,
        SeoDe = true,
        SeoEn = true,
        Pictures = 2,
        Variants = 3,
        Attributes = 1,
        Shelved = true,
        Supplied = true,
        MakerAddress = "Hafenstraße 1",
        MakerEmail = "a@example.org",
    };

    [Fact]
    public void A_product_with_everything_has_a_hundred_points()
    {
        var all = Completeness.Of(Full);

        all.Score.ShouldBe(100);
        all.Missing.ShouldBeEmpty();
        all.Checks.Sum(c => c.Weight).ShouldBe(100);
    }

    [Fact]
    public void An_empty_product_has_hardly_any()
    {
        var none = Completeness.Of(new CompletenessFacts());

        none.Score.ShouldBeLessThan(10);
        none.Missing.First().Missing.Code.ShouldBe("picture", "the weightiest first");
    }

    [Fact]
    public void A_Grundpreis_without_content_and_a_picture_without_words_are_named()
    {
        var codes = Completeness.Of(Full with { WithoutContent = 1, PicturesUnsaid = 1, StaleTranslation = true }).Missing.Select(c => c.Missing.Code);

        codes.ShouldBe(["alt", "stale", "content"]);
    }

    [Fact]
    public async Task The_score_is_read_and_kept_without_moving_the_version()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop);
        var before = await shop.AskAsync(db => db.Products.SingleAsync());

        await shop.DoAsync(db => db.RefreshCompletenessAsync([variant.ProductId]));

        var after = await shop.AskAsync(db => db.Products.SingleAsync());
        var seen = await shop.AskAsync(db => db.CompletenessAsync(variant.ProductId));
        after.Completeness.ShouldBe(seen.Score);
        after.Completeness.ShouldBeGreaterThan(0);
        after.Version.ShouldBe(before.Version);
        seen.Missing.ShouldContain(c => c.Missing.Code == "gtin");
        seen.Missing.ShouldNotContain(c => c.Missing.Code == "cost");
    }

    [Fact]
    public async Task The_nightly_job_scores_every_product()
    {
        using var shop = await Given.OpenShopAsync();
        for (var i = 0; i < 3; i++)
            await Given.ProductAsync(shop);

        await shop.DoAsync(db => new RefreshCompleteness(db).RunAsync(default));

        (await shop.AskAsync(db => db.Products.CountAsync(p => p.Completeness > 0))).ShouldBe(3);
    }
}
