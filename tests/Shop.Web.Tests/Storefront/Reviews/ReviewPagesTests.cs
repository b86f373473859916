using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Orders;
using Shop.Reviews;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront.Reviews;

public class ReviewPagesTests
{
    [Fact]
    public async Task A_guest_reviews_with_the_order_staff_publish_it_and_product_card_and_list_show_it()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        var order = await DeliveredAsync(app, product);
        var guest = app.Visitor();

        var refused = await guest.PostFormAsync(product.Address() + "/bewerten", Fields("B-1"), ".voice-form");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("keine versandte Bestellung");
        refused.Page.QuerySelector("#Text")!.TextContent.ShouldBe("<script>alert(1)</script> Schmeckt uns sehr.");
        var sent = await guest.PostFormAsync(product.Address() + "/bewerten", Fields(order.Number), ".voice-form");
        (await guest.FollowAsync(sent)).Read("h1").ShouldBe("Danke für Ihre Bewertung");
        (await guest.GetAsync(product.Address())).Page.QuerySelectorAll(".rating-line").ShouldBeEmpty();

        var staff = await app.SignInAsStaffAsync();
        var id = await app.Shop.AskAsync(db => db.Reviews.Select(r => r.Id).SingleAsync());
        (await staff.GetAsync("/admin/reviews?state=Waiting")).Text.ShouldContain("Hafenlicht");
        await staff.PostFormAsync($"/admin/reviews/{id}", null, $"form[action='/admin/reviews/{id}/publish']");
        await staff.PostFormAsync($"/admin/reviews/{id}", new { text = "Danke sehr." }, $"form[action='/admin/reviews/{id}/answer']");

        var list = await guest.GetAsync(product.Address("en") + "/reviews");
        list.Read("h1").ShouldBe("Reviews: Hafenlicht EN");
        list.Read(".voice-text").ShouldBe("<script>alert(1)</script> Schmeckt uns sehr.");
        list.Text.ShouldContain("Written in German");
        list.Text.ShouldContain("Danke sehr.");
        list.Page.QuerySelector(".rating-big .stars")!.GetAttribute("aria-label").ShouldBe("4 out of 5 stars");
        await SoonAsync(async () => (await guest.GetAsync(product.Address())).Page.QuerySelector(".rating-line")?.TextContent.Contains("4,0", StringComparison.Ordinal) == true);
        (await guest.GetAsync("/de/kaffee")).Page.QuerySelectorAll(".card-rating").Length.ShouldBe(1);
        (await guest.GetAsync(product.Address() + "/stimmen")).Text.ShouldContain("Schmeckt uns sehr.");
    }

    [Fact]
    public async Task A_helpful_vote_counts_once_a_browser_with_and_without_script()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        var id = await PublishedAsync(app, product);
        var guest = app.Visitor();

        var voted = await guest.SubmitAsync(await guest.GetAsync(product.Address() + "/bewertungen"), null, ".helpful");
        voted.Location.ShouldBe($"{product.Address()}/bewertungen#review-{id}");
        await guest.PostAsync($"/de/bewertungen/{id}/hilfreich");
        await app.Visitor().PostAsync($"/de/bewertungen/{id}/hilfreich");

        (await app.Shop.AskAsync(db => db.Reviews.Select(r => r.Helpful).SingleAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task Questions_are_asked_without_script_answered_by_staff_and_robots_are_thanked_and_forgotten()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        var guest = app.Visitor();
        var address = product.Address() + "/fragen";

        (await guest.PostFormAsync(address, new { Text = "kurz" }, ".voice-form")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await guest.PostFormAsync(address, new { Text = "Ist das für Vollautomaten?", Website = "http://spam" }, ".voice-form")).Status.ShouldBe(HttpStatusCode.Found);
        (await app.Shop.AskAsync(db => db.ProductQuestions.CountAsync())).ShouldBe(0);
        var asked = await guest.PostFormAsync(address, new { Text = "Ist das für <b>Vollautomaten</b>? 💥", AuthorName = "Jana" }, ".voice-form");
        (await guest.FollowAsync(asked)).Read("h1").ShouldBe("Ihre Frage ist bei uns");

        var staff = await app.SignInAsStaffAsync();
        var id = await app.Shop.AskAsync(db => db.ProductQuestions.Select(q => q.Id).SingleAsync());
        await staff.PostFormAsync($"/admin/questions/{id}", new { text = "Ja, gut." }, $"form[action='/admin/questions/{id}/answer']");

        var page = await guest.GetAsync(address);
        page.Read(".voice-question").ShouldBe("Ist das für <b>Vollautomaten</b>? 💥");
        page.Page.QuerySelector("script[type='application/ld+json']")!.TextContent.ShouldContain("FAQPage");
    }

    [Fact]
    public async Task Naughty_input_is_refused_in_words_or_kept_as_text()
    {
        await using var app = await Window.OpenAsync();
        var product = await app.CoffeeAsync("Hafenlicht");
        var guest = app.Visitor();

        foreach (var text in new[] { new string('x', 10_000), "", "\0\0\0", "\ud83d", "' OR 1=1 --" })
        {
            var answer = await guest.PostFormAsync(product.Address() + "/fragen", new { Text = text }, ".voice-form");
            new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.Found, HttpStatusCode.BadRequest }.ShouldContain(answer.Status, $"{text.Length}: {answer.Url} {answer.Text[..Math.Min(300, answer.Text.Length)]}");
        }
        (await guest.PostAsync("/de/warenkorb/hinzufuegen", new { variantId = 1, quantity = "\0" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await guest.GetAsync(product.Address() + "/bewertungen?stars=99&page=1")).Status.ShouldBe(HttpStatusCode.OK);
        (await guest.GetAsync(product.Address() + "/bewertungen?page=7")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await guest.PostAsync("/de/bewertungen/99999/hilfreich")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Dictionary<string, string?> Fields(string order) => new()
    {
        ["Stars"] = "4",
        ["Title"] = "Gut",
        ["Text"] = "<script>alert(1)</script> Schmeckt uns sehr.",
        ["AuthorName"] = "Mira B.",
        ["OrderNumber"] = order,
        ["Email"] = "mira@example.org",
    };

    private static async Task<Order> DeliveredAsync(TestApp app, Product product)
    {
        var order = GivenOrder.Unsaved(app.Shop.Clock.GetUtcNow().UtcDateTime.AddDays(-9));
        order.State = OrderState.Shipped;
        order.Lines[0].VariantId = product.Variants[0].Id;
        await app.Shop.DoAsync(db =>
        {
            db.Orders.Add(order);
            return Task.CompletedTask;
        });
        return order;
    }

    private static async Task<int> PublishedAsync(TestApp app, Product product)
    {
        var order = await DeliveredAsync(app, product);
        var review = new Review { ProductId = product.Id, OrderId = order.Id, Language = "de", Stars = 5, Text = "Gut und schnell da.", AuthorName = "M.", WrittenAt = app.Shop.Clock.GetUtcNow().UtcDateTime, State = VoiceState.Published };
        await app.Shop.DoAsync(db =>
        {
            db.Reviews.Add(review);
            return Task.CompletedTask;
        });
        return review.Id;
    }

    /// <summary>What is told from memory follows within a second.</summary>
    private static async Task SoonAsync(Func<Task<bool>> happened)
    {
        for (var i = 0; i < 20 && !await happened(); i++)
            await Task.Delay(100);
        (await happened()).ShouldBeTrue();
    }
}
