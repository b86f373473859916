using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront.Seo;

public class AddressTests
{
    [Fact]
    public async Task A_renamed_product_leads_from_its_old_address_to_the_new_one_in_one_step()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        var (german, english) = (product.Address(), product.Address("en"));

        foreach (var slug in new[] { "erstens", "zweitens" })
            await app.Shop.DoAsync(async db => (await db.Products.SingleAsync(p => p.Id == product.Id)).Slug = new(slug, slug + "-en"));

        var moved = await app.Visitor().GetAsync(german + "?v=hafenlicht-250-B");
        moved.Status.ShouldBe(HttpStatusCode.MovedPermanently);
        moved.Location.ShouldBe($"/de/artikel/zweitens-{product.Id}?v=hafenlicht-250-B");
        (await app.Visitor().GetAsync(english)).Location.ShouldBe($"/en/products/zweitens-en-{product.Id}");
        (await app.Visitor().GetAsync(moved.Location!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_shelf_that_was_renamed_twice_and_moved_leads_from_every_old_address_to_where_it_stands()
    {
        await using var app = await Window.OpenAsync();
        await app.CoffeeAsync("Hafenlicht");
        await RenameAsync(app, "coffee", new("bohnen", "beans"));
        await RenameAsync(app, "coffee", new("roestkaffee", "roasted-coffee"));
        await app.Shop.DoAsync(async db =>
        {
            var all = await db.Categories.ToListAsync();
            var espresso = all.Single(c => c.Key == "espresso");
            espresso.ParentId = all.Single(c => c.Key == "tea").Id;
            ShelfPaths.Place(all, espresso, new("espresso", "espresso"));
        });

        foreach (var (old, now) in new[]
        {
            ("/de/kaffee", "/de/roestkaffee"), ("/de/bohnen", "/de/roestkaffee"), ("/en/coffee", "/en/roasted-coffee"),
            ("/de/kaffee/espresso", "/de/tee/espresso"), ("/de/bohnen/espresso", "/de/tee/espresso"), ("/en/beans/espresso?page=1", "/en/tea/espresso?page=1"),
        })
        {
            var moved = await app.Visitor().GetAsync(old);
            moved.Status.ShouldBe(HttpStatusCode.MovedPermanently, old);
            moved.Location.ShouldBe(now);
            (await app.Visitor().GetAsync(now)).Status.ShouldBe(HttpStatusCode.OK, now);
        }
    }

    [Fact]
    public async Task A_shelf_that_takes_a_former_address_is_shown_there_instead_of_leading_away()
    {
        await using var app = await Window.OpenAsync();
        await RenameAsync(app, "coffee", new("bohnen", "beans"));
        await RenameAsync(app, "coffee", new("kaffee", "coffee"));

        (await app.Visitor().GetAsync("/de/kaffee")).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Visitor().GetAsync("/de/bohnen")).Location.ShouldBe("/de/kaffee");
    }

    [Fact]
    public async Task A_retired_product_answers_gone_and_offers_others_while_a_draft_was_never_there()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        await app.CoffeeAsync("Elbnebel");
        var draft = await app.CoffeeAsync("Entwurf");
        await app.Shop.DoAsync(db => db.Products.Where(p => p.Id == draft.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Active, false)));
        await app.Shop.DoAsync(async db => (await db.Products.SingleAsync(p => p.Id == product.Id)).Active = false);

        var gone = await app.Visitor().GetAsync(product.Address("en"));

        gone.Status.ShouldBe(HttpStatusCode.Gone);
        gone.Read("h1").ShouldBe("Hafenlicht EN is no longer available");
        gone.Page.QuerySelectorAll(".card-name").Select(c => c.TextContent.Trim()).ShouldBe(["Elbnebel EN"]);
        gone.Page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        (await app.Visitor().GetAsync(draft.Address())).Status.ShouldBe(HttpStatusCode.NotFound);

        await app.Shop.DoAsync(async db => (await db.Products.SingleAsync(p => p.Id == product.Id)).Active = true);
        for (var i = 0; i < 20 && (await app.Visitor().GetAsync(product.Address())).Status != HttpStatusCode.OK; i++)
            await Task.Delay(100);
        (await app.Visitor().GetAsync(product.Address())).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Task RenameAsync(TestApp app, string key, LocalizedText slug) => app.Shop.DoAsync(async db =>
    {
        var all = await db.Categories.ToListAsync();
        ShelfPaths.Place(all, all.Single(c => c.Key == key), slug);
    });
}
