using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Search;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class SearchesTests
{
    [Fact]
    public async Task Searches_of_a_period_are_counted_and_those_without_a_hit_offer_a_synonym()
    {
        await using var app = await TestApp.OpenAsync();
        var now = app.Shop.Clock.GetUtcNow().UtcDateTime;
        await app.Shop.DoAsync(async db => await db.SearchRecords.AddRangeAsync(
            Search("espresso", 7, now), Search("espresso", 8, now), Search("pads", 0, now), Search("pads", 0, now.AddDays(-2)), Search("pads", 0, now.AddDays(-40)), Search("tee", 9, now.AddDays(-40))));
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var all = await manager.GetAsync("/admin/searches");
        var empty = await manager.GetAsync("/admin/searches?empty=true");
        var longAgo = await manager.GetAsync($"/admin/searches?from={now.AddDays(-45):yyyy-MM-dd}&to={now.AddDays(-35):yyyy-MM-dd}");

        Rows(all).ShouldBe(["espresso 2 8", "pads 2 0"]);
        all.Page.QuerySelectorAll(".tile-value").Select(t => t.TextContent).ShouldBe(["4", "2"]);
        Rows(empty).ShouldBe(["pads 2 0"]);
        empty.Page.QuerySelector("td .btn")!.GetAttribute("href").ShouldBe("/admin/synonyms/new?words=pads");
        Rows(longAgo).ShouldBe(["pads 1 0", "tee 1 9"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_manager_keeps_synonyms()
    {
        await using var app = await TestApp.OpenAsync();
        var manager = await app.SignInAsStaffAsync(Role.Manager);

        var refused = await manager.PostFormAsync("/admin/synonyms/new", new Dictionary<string, string?> { ["Words"] = "Kapseln" });
        var saved = await manager.PostFormAsync("/admin/synonyms/new", new Dictionary<string, string?> { ["Words"] = "Kapseln,  Pads; pads" });

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Bitte mindestens zwei Wörter, mit Komma getrennt.");
        saved.Status.ShouldBe(HttpStatusCode.Found);
        var synonym = await app.Shop.AskAsync(db => db.Synonyms.SingleAsync());
        synonym.Words.ShouldBe("Kapseln, Pads");

        await manager.PostFormAsync($"/admin/synonyms/{synonym.Id}", new Dictionary<string, string?>(), "#remove");
        (await app.Shop.AskAsync(db => db.Synonyms.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_comes_second_sees_both_states()
    {
        await using var app = await TestApp.OpenAsync();
        await app.Shop.DoAsync(async db => await db.Synonyms.AddAsync(new Synonym { Words = "Kapseln, Pads" }));
        var id = await app.Shop.AskAsync(db => db.Synonyms.Select(s => s.Id).SingleAsync());
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        await manager.PostFormAsync($"/admin/synonyms/{id}", new Dictionary<string, string?> { ["Words"] = "Kapseln, Pods" });

        var second = await manager.PostFormAsync($"/admin/synonyms/{id}", new Dictionary<string, string?> { ["Words"] = "Kapseln, Caps", ["Version"] = "0" });

        second.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        second.Text.ShouldContain("Kapseln, Pods");
        second.Page.QuerySelector("#Words")!.TextContent.Trim().ShouldBe("Kapseln, Caps");
    }

    private static SearchRecord Search(string words, int hits, DateTime at) => SearchRecord.Of(words, null, hits, "de", at)!;

    private static List<string> Rows(Answer page) =>
        [.. page.Page.QuerySelectorAll(".list-frame tbody tr").Select(r => $"{Cell(r, 0)} {Cell(r, 2)} {Cell(r, 3)}")];

    private static string Cell(IElement row, int column) => row.Children[column].TextContent.Trim();
}
