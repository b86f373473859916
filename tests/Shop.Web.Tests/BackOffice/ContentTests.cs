using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Content;
using Shop.Web.Tests.Storefront;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class ContentTests
{
    [Fact]
    public async Task Every_save_of_an_answer_is_kept_and_an_earlier_one_comes_back_by_saving_it()
    {
        await using var app = await Window.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        await staff.PostFormAsync("/admin/faq/new", new Dictionary<string, string?> { ["Form.Question.De"] = "Wie?", ["Form.Answer.De"] = "Erste Fassung" });
        var id = await app.Shop.AskAsync(db => db.FaqEntries.Select(e => e.Id).SingleAsync());
        await staff.PostFormAsync($"/admin/faq/{id}", new Dictionary<string, string?> { ["Form.Answer.De"] = "Zweite Fassung" });
        var first = await app.Shop.AskAsync(db => db.ContentRevisions.OrderBy(r => r.Id).Select(r => r.Id).FirstAsync());

        var earlier = await staff.GetAsync($"/admin/faq/{id}?wording={first}");
        earlier.Page.QuerySelector("#Form_Answer_De")!.TextContent.Trim().ShouldBe("Erste Fassung");
        earlier.Page.QuerySelectorAll("#fassungen li").Length.ShouldBe(2);
        await staff.SubmitAsync(earlier);

        var entry = await app.Shop.AskAsync(db => db.FaqEntries.SingleAsync());
        entry.Answer.De.ShouldBe("Erste Fassung");
        (await app.Shop.AskAsync(db => db.ContentRevisions.CountAsync())).ShouldBe(3);
        (await app.Shop.AskAsync(db => db.ChangeLog.CountAsync(c => c.Entity == "FaqEntry" && c.Field == "Answer.De"))).ShouldBe(2);
    }

    [Fact]
    public async Task What_was_there_before_the_first_save_can_be_brought_back()
    {
        await using var app = await Window.OpenAsync();
        await app.Shop.DoAsync(db =>
        {
            db.FaqEntries.Add(new FaqEntry { Question = new("Wie?", "How?"), Answer = new("Von Anfang an", "") });
            return Task.CompletedTask;
        });
        var id = await app.Shop.AskAsync(db => db.FaqEntries.Select(e => e.Id).SingleAsync());
        var staff = await app.SignInAsStaffAsync();
        await staff.PostFormAsync($"/admin/faq/{id}", new Dictionary<string, string?> { ["Form.Answer.De"] = "Neu" });

        var first = (await staff.GetAsync($"/admin/faq/{id}")).Page.QuerySelectorAll("#fassungen li a")[^1].GetAttribute("href")!;

        (await staff.GetAsync(first)).Page.QuerySelector("#Form_Answer_De")!.TextContent.Trim().ShouldBe("Von Anfang an");
    }

    [Fact]
    public async Task Two_people_with_the_same_post_do_not_overwrite_each_other()
    {
        await using var app = await Window.OpenAsync();
        var (mira, jonas) = (await app.SignInAsStaffAsync(), await app.SignInAsStaffAsync());
        await mira.PostFormAsync("/admin/news/new", new Dictionary<string, string?> { ["Form.Title.De"] = "Neues", ["Form.Teaser.De"] = "Kurz.", ["Form.Body.De"] = "Erste Fassung" });
        var address = $"/admin/news/{await app.Shop.AskAsync(db => db.BlogPosts.Select(p => p.Id).SingleAsync())}";
        var (hers, his) = (await mira.GetAsync(address), await jonas.GetAsync(address));
        await mira.SubmitAsync(hers, new Dictionary<string, string?> { ["Form.Body.De"] = "Von ihr" });

        var refused = await jonas.SubmitAsync(his, new Dictionary<string, string?> { ["Form.Body.De"] = "Von ihm" });

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Read(".notice .diff").ShouldBe("Text DEVon ihmVon ihr");
        refused.Page.QuerySelector("#Form_Body_De")!.TextContent.Trim().ShouldBe("Von ihm");
        (await jonas.SubmitAsync(refused)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await app.Shop.AskAsync(db => db.BlogPosts.Select(p => p.Body.De).SingleAsync())).ShouldBe("Von ihm");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//evil.example")]
    [InlineData("data:text/html,x")]
    public async Task A_button_leads_nowhere_that_could_run_script(string address)
    {
        await using var app = await Window.OpenAsync();
        var staff = await app.SignInAsStaffAsync();

        var answer = await staff.PostFormAsync("/admin/buttons/new", new Dictionary<string, string?> { ["Form.Text.De"] = "Los", ["Form.Link.Target"] = "url", ["Form.Link.Address"] = address });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Page.QuerySelector("#Form_Link_Address")!.ClassList.ShouldContain("input-validation-error");
        (await app.Shop.AskAsync(db => db.CallsToAction.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_button_stands_in_its_place_with_its_look_in_the_language_of_the_page()
    {
        await using var app = await Window.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        await staff.PostFormAsync("/admin/buttons/new", new Dictionary<string, string?>
        {
            ["Form.Text.De"] = "Zum Tee",
            ["Form.Text.En"] = "To the tea",
            ["Form.Link.Target"] = "category:tea",
            ["Form.Slot"] = "not-found",
            ["Form.Style"] = "primary",
        });

        var button = (await app.Visitor().GetAsync("/en/nope")).Page.QuerySelector(".calls-not-found a")!;

        button.TextContent.ShouldBe("To the tea");
        button.GetAttribute("href").ShouldBe("/en/tea");
        button.ClassList.ShouldContain("btn-primary");
        (await app.Visitor().GetAsync("/de")).Page.QuerySelector(".calls").ShouldBeNull();
    }

    [Fact]
    public async Task A_picture_needs_its_sentence_in_both_languages()
    {
        await using var app = await Window.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        var form = await staff.GetAsync("/admin/home/new?kind=hero");
        var upload = new Upload("Form.Picture.Upload", "bild.png", PicturesTests.Png(40, 30), "image/png");
        var fields = new Dictionary<string, string?> { ["Form.Title.De"] = "Winter", ["Form.Picture.Alt.De"] = "Eine Kanne" };

        var refused = await staff.SubmitAsync(form, fields, uploads: upload);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Page.QuerySelector("#Form_Picture_Alt_En")!.ClassList.ShouldContain("input-validation-error");
        fields["Form.Picture.Alt.En"] = "A pot";
        (await staff.SubmitAsync(form, fields, uploads: upload)).Status.ShouldBe(HttpStatusCode.Redirect);

        (await app.Visitor().GetAsync("/en")).Page.QuerySelector(".hero img")!.GetAttribute("alt").ShouldBe("A pot");
        var id = await app.Shop.AskAsync(db => db.HomeBlocks.Select(b => b.Id).SingleAsync());
        await staff.PostFormAsync($"/admin/home/{id}", new Dictionary<string, string?> { ["Form.Picture.Remove"] = "true" });
        (await app.Shop.AskAsync(db => db.HomeBlocks.Select(b => b.PictureId).SingleAsync())).ShouldBeNull();
    }

    [Fact]
    public async Task Blocks_change_places_by_their_arrows_and_by_the_order_they_are_dragged_into()
    {
        await using var app = await Window.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        foreach (var title in new[] { "Eins", "Zwei", "Drei" })
            await staff.PostFormAsync("/admin/home/new?kind=text", new Dictionary<string, string?> { ["Form.Title.De"] = title });

        var list = await staff.GetAsync("/admin/home");
        var third = list.Page.QuerySelectorAll("button[name=up]")[2].GetAttribute("value");
        await staff.SubmitAsync(list, new { up = third }, "#order-home");
        (await TitlesAsync(staff)).ShouldBe(["Eins", "Drei", "Zwei"]);

        list = await staff.GetAsync("/admin/home");
        foreach (var (field, id) in list.Page.QuerySelectorAll("#order-home input[name=ids]").Zip(list.Page.QuerySelectorAll("#order-home input[name=ids]").Select(i => i.GetAttribute("value")).Reverse().ToList()))
            field.SetAttribute("value", id!);
        await staff.SubmitAsync(list, null, "#order-home");
        (await TitlesAsync(staff)).ShouldBe(["Zwei", "Drei", "Eins"]);
        (await app.Visitor().GetAsync("/de")).Page.QuerySelectorAll("main h2").Select(h => h.TextContent).ShouldBe(["Zwei", "Drei", "Eins"]);
    }

    [Fact]
    public async Task The_menu_follows_the_categories_until_it_has_entries_of_its_own()
    {
        await using var app = await Window.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        var guest = app.Visitor();
        (await guest.GetAsync("/de")).Page.QuerySelectorAll(".menu-item > a").Select(a => a.TextContent).ShouldBe(["Kaffee", "Tee"]);

        await staff.PostFormAsync("/admin/menus/new?menu=header", new Dictionary<string, string?> { ["Form.Label.De"] = "Laden", ["Form.Label.En"] = "Store" });
        var parent = await app.Shop.AskAsync(db => db.MenuEntries.Select(e => e.Id).SingleAsync());
        await staff.PostFormAsync("/admin/menus/new?menu=header", new Dictionary<string, string?> { ["Form.Parent"] = $"{parent}", ["Form.Link.Target"] = "category:tea" });
        await staff.PostFormAsync("/admin/menus/new?menu=header", new Dictionary<string, string?> { ["Form.Link.Target"] = "category:coffee" });

        (await Storefront.Pages.ReadingTests.UntilAsync(guest, "/en", p => p.Page.QuerySelector(".menu-word") is not null && p.Page.QuerySelectorAll(".menu-item").Length == 2)).ShouldBeTrue();
        var menu = (await guest.GetAsync("/en")).Page.QuerySelector(".menu-list")!;
        menu.QuerySelector(".menu-word")!.TextContent.ShouldBe("Store");
        menu.QuerySelectorAll(".menu-item:first-child .menu-panel li a").Select(a => a.GetAttribute("href")).ShouldBe(["/en/tea"]);
        menu.QuerySelectorAll(".menu-item:last-child .menu-panel li a").Select(a => a.GetAttribute("href")).ShouldBe(["/en/coffee/espresso", "/en/coffee"]);
        var deeper = await staff.PostFormAsync($"/admin/menus/{parent}", new Dictionary<string, string?> { ["Form.Parent"] = $"{parent + 2}" });
        deeper.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await staff.PostFormAsync($"/admin/menus/{parent}", form: "#remove");
        (await app.Shop.AskAsync(db => db.MenuEntries.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Legal_links_can_be_neither_renamed_nor_hidden_and_the_way_to_withdraw_stays()
    {
        await using var app = await Window.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        var before = await app.Shop.AskAsync(db => db.ContentPages.SingleAsync(p => p.Key == "agb"));

        var editor = await staff.GetAsync("/admin/pages/agb");
        editor.Page.QuerySelector("[name='Form.InFooter']").ShouldBeNull();
        editor.Text.ShouldContain("Name und Platz dieser Seite sind gesperrt");
        await staff.PostFormAsync("/admin/pages/agb", new Dictionary<string, string?> { ["Form.Title.De"] = "Kleingedrucktes", ["Form.ShownUntil"] = "2026-01-01T00:00", ["Form.Body.De"] = "Neu" });
        (await staff.PostAsync("/admin/pages/agb/remove")).Status.ShouldNotBe(HttpStatusCode.Redirect);

        var after = await app.Shop.AskAsync(db => db.ContentPages.Include(p => p.Versions).SingleAsync(p => p.Key == "agb"));
        after.Title.ShouldBe(before.Title);
        after.ShownUntil.ShouldBeNull();
        after.Versions[^1].Body.De.ShouldBe("Neu");
        var footer = (await app.Visitor().GetAsync("/de")).Page.QuerySelector("footer")!;
        footer.QuerySelectorAll("nav[aria-labelledby=footer-legal] a").Select(a => a.TextContent).ShouldContain(before.Title.De);
        footer.QuerySelector(".withdraw-link")!.TextContent.ShouldBe("Vertrag widerrufen");
    }

    [Fact]
    public async Task A_new_wording_of_a_page_waits_for_its_time_and_can_be_taken_back()
    {
        await using var app = await Window.OpenAsync(("Cache:Pages", "true"));
        var staff = await app.SignInAsStaffAsync();
        await staff.PostFormAsync("/admin/pages/new", new Dictionary<string, string?> { ["Form.Title.De"] = "Über uns", ["Form.Title.En"] = "About us", ["Form.Body.De"] = "Jetzt" });
        await staff.PostFormAsync("/admin/pages/ueber-uns", new Dictionary<string, string?> { ["Form.Body.De"] = "Später", ["Form.ValidFrom"] = "2026-11-21T12:00" });
        var guest = app.Visitor();
        (await guest.GetAsync("/de/info/ueber-uns")).Read("article .prose-body").ShouldBe("Jetzt");
        (await guest.GetAsync("/de")).Page.QuerySelector("footer a[href='/de/info/ueber-uns']").ShouldNotBeNull();
        await Task.Delay(1200);

        // 12:00 in Berlin is 11:00 UTC, an hour after the test began.
        app.Shop.Clock.Advance(TimeSpan.FromHours(1));
        (await Storefront.Pages.ReadingTests.UntilAsync(guest, "/de/info/ueber-uns", p => p.Read("article .prose-body") == "Später")).ShouldBeTrue();

        await staff.PostFormAsync("/admin/pages/ueber-uns", new Dictionary<string, string?> { ["Form.Body.De"] = "Nie", ["Form.ValidFrom"] = "2026-12-24T12:00" });
        var planned = await app.Shop.AskAsync(db => db.ContentPageVersions.OrderByDescending(v => v.Id).Select(v => v.Id).FirstAsync());
        await staff.PostFormAsync($"/admin/pages/ueber-uns/versions/{planned}");
        (await app.Shop.AskAsync(db => db.ContentPageVersions.AnyAsync(v => v.Id == planned))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_preview_shows_Markdown_without_anything_that_runs()
    {
        await using var app = await Window.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        var editor = await staff.GetAsync("/admin/faq/new");
        editor.Page.QuerySelectorAll("[hx-post^='/admin/preview']").Length.ShouldBe(2);

        var preview = await staff.SubmitAsync(editor, new Dictionary<string, string?> { ["Form.Answer.En"] = "**fett** <script>alert(1)</script> [x](javascript:alert(1))" }, "form[data-editor]", "/admin/preview?field=Form.Answer.En");

        preview.Html.ShouldContain("<strong>fett</strong>");
        preview.Page.QuerySelectorAll("script").ShouldBeEmpty();
        preview.Page.QuerySelector("a")!.GetAttribute("href").ShouldBe("");
    }

    [Fact]
    public async Task An_end_before_the_beginning_and_an_hour_that_is_leapt_over_are_refused()
    {
        await using var app = await Window.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        var fields = new Dictionary<string, string?> { ["Form.Title.De"] = "Winter", ["Form.ShownFrom"] = "2026-11-21T10:00", ["Form.ShownUntil"] = "2026-11-20T10:00" };
        (await staff.PostFormAsync("/admin/home/new?kind=hero", fields)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (fields["Form.ShownFrom"], fields["Form.ShownUntil"]) = ("2027-03-28T02:30", "");
        (await staff.PostFormAsync("/admin/home/new?kind=hero", fields)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        fields["Form.ShownFrom"] = "2027-07-01T10:00";
        await staff.PostFormAsync("/admin/home/new?kind=hero", fields);

        (await app.Shop.AskAsync(db => db.HomeBlocks.Select(b => b.ShownFrom).SingleAsync())).ShouldBe(new DateTime(2027, 7, 1, 8, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Support_has_no_hand_in_the_content()
    {
        await using var app = await Window.OpenAsync();
        var support = await app.SignInAsStaffAsync(Role.Support);

        foreach (var screen in new[] { "/admin/home", "/admin/news", "/admin/faq", "/admin/menus", "/admin/buttons", "/admin/pages/new" })
            (await support.GetAsync(screen)).Status.ShouldNotBe(HttpStatusCode.OK, screen);
    }

    private static async Task<List<string>> TitlesAsync(Visitor staff) =>
        [.. (await staff.GetAsync("/admin/home")).Page.QuerySelectorAll("#order-home .row-title").Select(t => t.TextContent)];
}
