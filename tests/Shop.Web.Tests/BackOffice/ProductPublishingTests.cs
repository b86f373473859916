using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class ProductPublishingTests
{
    [Fact]
    public async Task A_planned_product_appears_at_its_second_and_the_cached_page_goes()
    {
        await using var app = await TestApp.OpenAsync(("Cache:Pages", "true"));
        var variant = await Given.ProductAsync(app.Shop, active: false);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        var at = Clock.ToBerlin(app.Shop.Clock.GetUtcNow().UtcDateTime).AddHours(2);

        var saved = await manager.PostFormAsync(url, new Dictionary<string, string?> { ["Form.PublishAt"] = at.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture) });

        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Text);
        (await manager.FollowAsync(saved)).Text.ShouldContain("Erscheint am");
        (await manager.GetAsync("/admin/products/planned")).Read("main").ShouldContain("Bereit");
        var product = await app.Shop.AskAsync(db => db.Products.SingleAsync());
        var shown = $"/de/artikel/{product.Slug.De}-{product.Id}";
        (await app.Visitor().GetAsync(shown)).Status.ShouldBe(HttpStatusCode.NotFound);
        app.Shop.Clock.Advance(TimeSpan.FromHours(2));
        await UntilAsync(async () => (await app.Visitor().GetAsync(shown)).Status == HttpStatusCode.OK);
        var now = await app.Shop.AskAsync(db => db.Products.SingleAsync());
        (now.Active, now.PublishAt).ShouldBe((true, null));
    }

    [Fact]
    public async Task A_product_that_can_not_be_sold_at_its_time_is_reported_and_the_plan_can_be_taken_back()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, active: false);
        var at = app.Shop.Clock.GetUtcNow().UtcDateTime.AddHours(1);
        await app.Shop.DoAsync(async db =>
        {
            (await db.Variants.SingleAsync()).Active = false;
            (await db.Products.SingleAsync()).PublishAt = at;
        });
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        await manager.GetAsync(url);
        app.Shop.Clock.Advance(TimeSpan.FromHours(1));
        await UntilAsync(() => app.Shop.AskAsync(db => db.Products.AnyAsync(p => p.PublishMissedAt != null)));

        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Active.ShouldBeFalse();
        (await manager.GetAsync(url)).Text.ShouldContain("Das ging nicht: Ohne aktive Variante");
        (await manager.GetAsync("/admin")).Text.ShouldContain("Produkte, die zur geplanten Zeit nicht erscheinen konnten");
        await manager.SubmitAsync(await manager.GetAsync(url), null, "#publish-cancel");
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).PublishMissedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_moment_that_has_passed_is_no_plan()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, active: false);
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var answer = await manager.PostFormAsync($"/admin/products/{variant.ProductId}", new Dictionary<string, string?> { ["Form.PublishAt"] = "2020-01-01T08:00" });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text.ShouldContain("Dieser Zeitpunkt ist schon vorbei.");
    }

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        for (var i = 0; i < 60; i++)
        {
            if (await happened())
                return;
            await Task.Delay(250);
        }
        (await happened()).ShouldBeTrue();
    }
}
