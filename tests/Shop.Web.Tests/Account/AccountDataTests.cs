using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Customers.Newsletter;
using Shop.Reviews;
using Shop.Tests;
using Shop.Wishes;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Account;

public class AccountDataTests
{
    [Fact]
    public async Task A_device_is_signed_out_from_another_one_at_once()
    {
        await using var app = await TestApp.OpenAsync();
        var desk = await app.CustomerAsync();
        var phone = app.Visitor();
        await phone.SignInAsync("klara@example.org");

        var page = await desk.GetAsync("/de/konto/sicherheit");
        page.Page.QuerySelectorAll("form[action*='/konto/geraete/']").Length.ShouldBe(1);
        await desk.SubmitAsync(page, form: "form[action*='/konto/geraete/']");

        (await phone.GetAsync("/de/konto")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.GetAsync("/de/konto")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_elsewhere_leaves_this_browser_and_no_other()
    {
        await using var app = await TestApp.OpenAsync();
        var desk = await app.CustomerAsync();
        var phone = app.Visitor();
        await phone.SignInAsync("klara@example.org");

        await desk.PostFormAsync("/de/konto/sicherheit", form: "form[action='/de/konto/ueberall-abmelden']");

        (await phone.GetAsync("/de/konto")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.GetAsync("/de/konto")).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Shop.AskAsync(db => db.SignInSessions.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_ends_someone_elses_sign_in_and_signing_out_ends_ones_own()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync();
        var other = await app.CustomerAsync("other@example.org");
        var session = await app.Shop.AskAsync(db => db.SignInSessions.OrderBy(s => s.CreatedAt).ThenBy(s => s.UserId).Select(s => s.PublicId).FirstAsync());
        var page = await other.GetAsync("/de/konto/sicherheit");

        (await other.SubmitAsync(page, null, "form[action*='abmelden']", $"/de/konto/geraete/{session}/abmelden")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await klara.GetAsync("/de/konto")).Status.ShouldBe(HttpStatusCode.OK);
        await klara.PostFormAsync("/de/konto", form: ".side-nav form");

        (await app.Shop.AskAsync(db => db.SignInSessions.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task The_export_holds_what_belongs_to_the_person_and_nothing_of_others()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync();
        var id = await CustomerAsync(app);
        var order = await OrderScene.OrderAsync(app.Shop, id, "B-77", shipped: true);
        await OrderScene.InvoiceAsync(app.Shop, order.Id);
        await GivenOrder.ShippedAsync(app.Shop);

        var file = await klara.PostFormAsync("/de/konto/daten", form: "form[action$='/mitnehmen']");

        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        using var json = JsonDocument.Parse(file.Html);
        json.RootElement.GetProperty("profile")[0].GetProperty("firstName").GetString().ShouldBe("Klara");
        json.RootElement.GetProperty("orders").GetArrayLength().ShouldBe(1);
        json.RootElement.GetProperty("orders")[0].GetProperty("number").GetString().ShouldBe("B-77");
        json.RootElement.GetProperty("invoices").GetArrayLength().ShouldBe(1);
        json.RootElement.GetProperty("orders")[0].GetProperty("lines").GetArrayLength().ShouldBeGreaterThan(0);
        json.RootElement.GetProperty("sessions").GetArrayLength().ShouldBe(1);
        json.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(
            ["account", "addresses", "carts", "consents", "discounts", "invoices", "mails", "orders", "profile", "questions", "returns", "reviews", "sessions", "stockWishes", "wishes", "withdrawals"]);
        json.RootElement.GetProperty("mails").GetArrayLength().ShouldBeGreaterThan(0);
        file.Html.ShouldNotContain("mira@example.org");
    }

    [Fact]
    public async Task Erasing_takes_the_account_and_keeps_orders_and_invoices()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync();
        var id = await CustomerAsync(app);
        var order = await OrderScene.OrderAsync(app.Shop, id, "B-78", shipped: true);
        await OrderScene.InvoiceAsync(app.Shop, order.Id);
        var variant = await Given.ProductAsync(app.Shop);
        await app.Shop.DoAsync(db =>
        {
            db.Reviews.Add(new Review { ProductId = variant.ProductId, OrderId = order.Id, CustomerId = id, Language = "de", Stars = 4, Text = "Gut.", AuthorName = "Klara K." });
            db.StockWishes.Add(new StockWish { VariantId = variant.Id, Email = "Klara@example.org", Key = "k1" });
            db.WishLists.Add(new WishList { Key = "w1", CustomerId = id, Items = { new WishItem { VariantId = variant.Id } } });
            return Task.CompletedTask;
        });
        await klara.PostFormAsync("/de/konto/einwilligungen", form: "form[action='/de/konto/newsletter']");

        (await klara.PostFormAsync("/de/konto/daten", new { Email = "klara@example.org", Password = "wrong-wrong-wrong" }, "form.narrow")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await klara.PostFormAsync("/de/konto/daten", new { Email = "klara@", AccountScene.Password }, "form.narrow")).Text.ShouldContain("Das ist nicht die E-Mail-Adresse dieses Kontos.");
        var gone = await klara.PostFormAsync("/de/konto/daten", new { Email = "Klara@example.org", AccountScene.Password }, "form.narrow");

        (await klara.FollowAsync(gone)).Text.ShouldContain("Ihr Konto ist geschlossen");
        (await klara.GetAsync("/de/konto")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await app.Visitor().SignInAsync("klara@example.org")).Status.ShouldNotBe(HttpStatusCode.Redirect);
        var customer = await app.Shop.AskAsync(db => db.Customers.SingleAsync(c => c.Id == id));
        (customer.FirstName, customer.LastName, customer.UserId).ShouldBe(("", "", null));
        customer.Email.ShouldEndWith("@erased.invalid");
        (await app.Shop.AskAsync(db => db.Users.CountAsync())).ShouldBe(0);
        (await app.Shop.AskAsync(db => db.StockWishes.CountAsync())).ShouldBe(0);
        (await app.Shop.AskAsync(db => db.WishLists.CountAsync())).ShouldBe(0);
        (await app.Shop.AskAsync(db => db.Subscribers.CountAsync())).ShouldBe(0);
        (await app.Shop.AskAsync(db => db.ConsentLog.CountAsync())).ShouldBe(0, "nothing was confirmed, so nothing needs proof");
        (await app.MailsToAsync("klara@example.org")).Select(m => m.Kind).ShouldBe(["account-notice"]);
        var review = await app.Shop.AskAsync(db => db.Reviews.SingleAsync());
        (review.AuthorName, review.CustomerId, review.Text).ShouldBe(("Anonym", null, "Gut."));
        (await app.Shop.AskAsync(db => db.Orders.SingleAsync(o => o.Id == order.Id))).BillingAddress.LastName.ShouldBe("Kundig");
        (await app.Shop.AskAsync(db => db.Invoices.CountAsync())).ShouldBe(1);
        (await app.Shop.AskAsync(db => db.ChangeLog.AnyAsync(e => e.OldValue!.Contains("Kundig") || e.OldValue.Contains("klara@")))).ShouldBeFalse();
        (await app.Shop.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_newsletter_comes_only_after_the_mailbox_said_yes_and_the_log_tells_all()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync();

        await klara.PostFormAsync("/en/account/consents", form: "form[action='/en/account/newsletter']");
        (await app.Shop.AskAsync(db => db.Subscribers.SingleAsync())).IsConfirmed.ShouldBeFalse();
        var link = await app.LinkToAsync("klara@example.org", "newsletter-confirm");
        (await app.Visitor().GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Shop.AskAsync(db => db.Subscribers.SingleAsync())).IsConfirmed.ShouldBeFalse("opening the link is not enough: programs do that");
        (await app.Visitor().PostFormAsync(link)).Text.ShouldContain("Thank you");
        (await app.Shop.AskAsync(db => db.Subscribers.SingleAsync())).IsConfirmed.ShouldBeTrue();
        await klara.PostFormAsync("/en/account/consents", form: "form[action='/en/account/newsletter/leave']");

        (await app.Shop.AskAsync(db => db.Subscribers.CountAsync())).ShouldBe(0);
        var log = await app.Shop.AskAsync(db => db.ConsentLog.OrderBy(c => c.Id).ToListAsync());
        log.Select(c => c.Step).ShouldBe([ConsentStep.Asked, ConsentStep.Confirmed, ConsentStep.Withdrawn]);
        log.ShouldAllBe(c => c.Wording.Contains("I would like") && c.WordingVersion == "2026-11");
        log.Select(c => c.Source).ShouldBe([ConsentSource.Account, ConsentSource.MailLink, ConsentSource.Account]);
    }

    [Fact]
    public async Task Ordering_again_fills_the_cart_with_what_is_still_sold_and_says_what_is_not()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, stock: 5);
        var gone = await Given.ProductAsync(app.Shop, stock: 0, name: "Alter Kaffee");
        var klara = await app.CustomerAsync();
        var order = await OrderScene.OrderAsync(app.Shop, await CustomerAsync(app), "B-79");
        await app.Shop.DoAsync(async db =>
        {
            var kept = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Id == order.Id);
            kept.Lines[0].VariantId = variant.Id;
            kept.Lines.Add(new Shop.Orders.OrderLine { Name = "Alter Kaffee", VariantId = gone.Id, Quantity = 1, TaxRate = 0.07m });
        });

        var answer = await klara.FollowAsync(await klara.PostFormAsync("/de/konto/bestellungen/B-79", form: "form[action$='/noch-einmal']"));

        answer.Text.ShouldContain("2 Stück liegen im Warenkorb");
        answer.Text.ShouldContain("Nicht dabei: Alter Kaffee");
        (await klara.GetAsync("/de/warenkorb")).Html.ShouldContain("value=\"2\"");
    }

    [Fact]
    public async Task Another_customers_orders_papers_and_returns_do_not_exist()
    {
        await using var app = await TestApp.OpenAsync();
        await app.CustomerAsync();
        var order = await OrderScene.OrderAsync(app.Shop, await CustomerAsync(app), "B-80", shipped: true);
        await OrderScene.InvoiceAsync(app.Shop, order.Id);
        var other = await app.CustomerAsync("other@example.org");
        await OrderScene.OrderAsync(app.Shop, await CustomerAsync(app, "other@example.org"), "B-81");
        var page = await other.GetAsync("/de/konto/bestellungen/B-81");

        (await other.SubmitAsync(page, null, "form[action$='/noch-einmal']", "/de/konto/bestellungen/B-80/noch-einmal")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync("/de/konto/rechnungen")).Text.ShouldNotContain("RE-");
        (await other.GetAsync("/de/konto/retouren")).Text.ShouldContain("Nichts zurückgegeben");
    }

    [Fact]
    public async Task The_page_of_an_order_leads_to_its_parcel()
    {
        await using var app = await TestApp.OpenAsync();
        await app.Shop.DoAsync(async db => (await db.ShippingMethods.SingleAsync()).TrackingUrl = "https://carrier.example/track?id={0}");
        var klara = await app.CustomerAsync();
        await OrderScene.OrderAsync(app.Shop, await CustomerAsync(app), "B-82", shipped: true);

        var page = await klara.GetAsync("/de/konto/bestellungen/B-82");

        page.Page.QuerySelector("a[href='https://carrier.example/track?id=00340434161094042557']").ShouldNotBeNull();
        page.Page.QuerySelectorAll(".way li.is-done").Length.ShouldBe(2);
        page.Read(".way").ShouldContain("erwartet");
    }

    private static Task<int> CustomerAsync(TestApp app, string email = "klara@example.org") =>
        app.Shop.AskAsync(db => db.Customers.Where(c => c.Email == email).Select(c => c.Id).SingleAsync());
}
