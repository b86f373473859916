using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class ProductDraftTests
{
    [Fact]
    public async Task A_draft_outlives_the_session_is_offered_taken_over_and_gone_after_saving()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, name: "Alt");
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";
        var opened = await manager.GetAsync(url);

        var kept = await manager.SubmitAsync(opened, new Dictionary<string, string?> { ["Form.Name.De"] = "Getippt", ["Form.Variants[0].Price"] = "noch leer" }, "#product", url + "/draft");

        kept.Status.ShouldBe(HttpStatusCode.OK, kept.Text);
        kept.Text.ShouldStartWith("Entwurf gesichert um");
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Name.De.ShouldBe("Alt");
        var back = await manager.GetAsync(url);
        back.Read("#draft").ShouldContain("Es gibt einen Entwurf von Ihnen");
        back.Page.QuerySelector("#Form_Name_De")!.GetAttribute("value").ShouldBe("Alt");
        await manager.SubmitAsync(back, new Dictionary<string, string?> { ["Form.Summary.De"] = "Nebenbei" }, "#product");
        (await app.Shop.AskAsync(db => db.ProductDrafts.CountAsync())).ShouldBe(1, "an offered draft waits for its answer");
        var taken = await manager.GetAsync(url + "?draft=true");
        taken.Page.QuerySelector("#Form_Name_De")!.GetAttribute("value").ShouldBe("Getippt");
        var saved = await manager.SubmitAsync(taken, new Dictionary<string, string?> { ["Form.Variants[0].Price"] = "7,50" }, "#product");
        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Text);
        (await app.Shop.AskAsync(db => db.Products.SingleAsync())).Name.De.ShouldBe("Getippt");
        (await app.Shop.AskAsync(db => db.ProductDrafts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_draft_upon_an_older_state_is_compared_when_it_is_saved()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, name: "Alt");
        var (one, two) = (await app.SignInAsStaffAsync(Role.Manager), await app.SignInAsStaffAsync(Role.Manager));
        var url = $"/admin/products/{variant.ProductId}";
        await two.SubmitAsync(await two.GetAsync(url), new Dictionary<string, string?> { ["Form.Name.De"] = "Meiner" }, "#product", url + "/draft");
        (await one.GetAsync(url)).Text.ShouldContain("schreibt gerade an diesem Produkt");
        await one.PostFormAsync(url, new Dictionary<string, string?> { ["Form.Name.De"] = "Ihrer" });

        var taken = await two.GetAsync(url + "?draft=true");
        var conflict = await two.SubmitAsync(taken);

        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Read(".conflict tbody").ShouldContain("AltMeiner AltIhrer");
        (await two.GetAsync(url)).Page.QuerySelector("#draft").ShouldNotBeNull("a refused save keeps the draft");
        await two.SubmitAsync(await two.GetAsync(url), null, "#draft-discard");
        (await two.GetAsync(url)).Page.QuerySelector("#draft").ShouldBeNull();
    }

    [Fact]
    public async Task What_says_the_same_as_the_saved_product_is_no_draft()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var manager = await app.SignInAsStaffAsync(Role.Manager);
        var url = $"/admin/products/{variant.ProductId}";

        var kept = await manager.SubmitAsync(await manager.GetAsync(url), null, "#product", url + "/draft");

        kept.Status.ShouldBe(HttpStatusCode.NoContent);
        (await app.Shop.AskAsync(db => db.ProductDrafts.AnyAsync())).ShouldBeFalse();
    }
}
