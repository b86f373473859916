using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Customers;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Account;

public class RegisterTests
{
    [Fact]
    public async Task A_new_customer_registers_confirms_signs_in_and_is_greeted_by_name()
    {
        await using var app = await TestApp.OpenAsync();

        var klara = await app.CustomerAsync("klara@example.org");

        (await klara.GetAsync("/de/konto")).Read("h1").ShouldBe("Guten Tag, Klara Kundig");
        var customer = await app.Shop.AskAsync(db => db.Customers.SingleAsync(c => c.Email == "klara@example.org"));
        (customer.FirstName, customer.LastName).ShouldBe(("Klara", "Kundig"));
        (await app.Shop.AskAsync(db => db.UserClaims.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Before_the_address_is_confirmed_nobody_gets_in_and_the_owner_may_ask_for_the_link_again()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = app.Visitor();
        await klara.RegisterAsync("klara@example.org");

        var answer = await klara.SignInAsync("klara@example.org");

        answer.Location.ShouldBe("/de/registrieren/link?waiting=1");
        (await klara.PostFormAsync(answer.Location!, new { Email = "klara@example.org" })).Location.ShouldBe("/de/registrieren/gesendet");
        (await app.MailsToAsync("klara@example.org", "account-confirm")).Count.ShouldBe(2);
        (await klara.PostFormAsync(await app.LinkToAsync("klara@example.org", "account-confirm"))).Location.ShouldBe("/de/anmelden");
    }

    [Fact]
    public async Task A_known_address_gets_the_same_answer_and_its_owner_a_notice()
    {
        await using var app = await TestApp.OpenAsync();
        await app.RegisteredAsync("klara@example.org");
        var stranger = app.Visitor();

        var known = await stranger.RegisterAsync("Klara@Example.org", "ganz-anderes-passwort-7");
        var unknown = await stranger.RegisterAsync("neu@example.org", "ganz-anderes-passwort-7");

        (known.Status, known.Location).ShouldBe((unknown.Status, unknown.Location));
        (await app.MailsToAsync("klara@example.org", "account-known")).ShouldHaveSingleItem().Text.ShouldContain("/de/passwort-vergessen");
        (await stranger.SignInAsync("klara@example.org", "ganz-anderes-passwort-7")).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Visitor().SignInAsync("klara@example.org")).Location.ShouldBe("/de/konto");
    }

    [Fact]
    public async Task Nobody_can_prepare_an_account_with_an_address_that_is_not_theirs()
    {
        await using var app = await TestApp.OpenAsync();
        await app.Visitor().RegisterAsync("klara@example.org", "passwort-des-angreifers");
        var early = await app.LinkToAsync("klara@example.org", "account-confirm");

        await app.RegisteredAsync("klara@example.org");

        (await app.Visitor().SignInAsync("klara@example.org", "passwort-des-angreifers")).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Visitor().PostFormAsync(early)).Location.ShouldBe("/de/registrieren/link");
    }

    [Fact]
    public async Task Opening_the_link_confirms_nothing_only_the_button_does()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = app.Visitor();
        await klara.RegisterAsync("klara@example.org");

        (await klara.GetAsync(await app.LinkToAsync("klara@example.org", "account-confirm"))).Status.ShouldBe(HttpStatusCode.OK);

        (await app.Shop.AskAsync(db => db.Users.SingleAsync())).EmailConfirmed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_guest_s_earlier_orders_belong_to_the_account_once_the_address_is_confirmed()
    {
        await using var app = await TestApp.OpenAsync();
        var guest = await app.Shop.AskAsync(async db =>
        {
            var c = new Customer { Number = "K-9", Email = "Klara@example.org", CreatedAt = app.Shop.Clock.GetUtcNow().UtcDateTime };
            db.Customers.Add(c);
            await db.SaveChangesAsync();
            return c;
        });
        await OrderScene.OrderAsync(app.Shop, guest.Id, "B-77");
        var klara = app.Visitor();
        await klara.RegisterAsync("klara@example.org");
        (await app.Shop.AskAsync(db => db.Customers.SingleAsync())).UserId.ShouldBeNull();

        await klara.PostFormAsync(await app.LinkToAsync("klara@example.org", "account-confirm"));
        await klara.SignInAsync("klara@example.org");

        (await klara.GetAsync("/de/konto/bestellungen")).Text.ShouldContain("B-77");
        (await klara.GetAsync("/de/konto/bestellungen/B-77")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("passwort123", "Listen")]
    [InlineData("zu-kurz-1", "mindestens 10")]
    [InlineData("klara.kundig", "Ihrem Namen")]
    public async Task A_weak_password_is_refused_next_to_its_field(string password, string reason)
    {
        await using var app = await TestApp.OpenAsync();

        var answer = await app.Visitor().RegisterAsync("klara.kundig@example.org", password);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Read("#Password-error").ShouldContain(reason);
        (await app.Shop.AskAsync(db => db.Users.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("klara")]
    [InlineData("klara@example")]
    [InlineData("a@b.de, c@d.de")]
    [InlineData("klara@example.org\r\nBcc: x@example.org")]
    [InlineData("<script>@example.org")]
    public async Task What_is_no_address_is_refused(string email)
    {
        await using var app = await TestApp.OpenAsync();

        (await app.Visitor().RegisterAsync(email)).Read("#Email-error").ShouldContain("E-Mail-Adresse");
    }

    [Fact]
    public async Task Naughty_names_are_kept_as_typed_and_shown_harmless()
    {
        await using var app = await TestApp.OpenAsync();
        var visitor = app.Visitor();
        const string naughty = "<script>alert('x')</script>ﷺ🦄\"';--";

        var sent = await visitor.PostFormAsync("/de/registrieren", new { FirstName = naughty, LastName = naughty, Email = "o'brien+müller@exämple.org", AccountScene.Password });
        await visitor.PostFormAsync(await app.LinkToAsync("o'brien+müller@exämple.org", "account-confirm"));
        await visitor.SignInAsync("o'brien+müller@exämple.org");
        var page = await visitor.GetAsync("/de/konto");

        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        page.Read("h1").ShouldContain(naughty);
        page.Html.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task Nobody_s_mailbox_is_flooded_through_the_form()
    {
        await using var app = await TestApp.OpenAsync();
        await app.Visitor().RegisterAsync("klara@example.org");

        for (var i = 0; i < 8; i++)
            await app.Visitor().PostFormAsync("/de/registrieren/link", new { Email = "klara@example.org" });

        (await app.MailsToAsync("klara@example.org", "account-confirm")).Count.ShouldBe(4);
    }

    [Fact]
    public async Task English_visitors_get_an_English_mail_with_an_English_link()
    {
        await using var app = await TestApp.OpenAsync();

        await app.Visitor().PostFormAsync("/en/register", new { FirstName = "Kate", LastName = "Brown", Email = "kate@example.org", AccountScene.Password });

        var mail = (await app.MailsToAsync("kate@example.org")).ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Confirm your account at Testladen");
        mail.Text.ShouldContain("https://localhost/en/confirm-account?id=");
    }

    [Fact]
    public async Task Links_use_the_configured_address_whatever_the_request_says()
    {
        await using var app = await TestApp.OpenAsync(("Shop:Url", "https://shop.example.org/"));

        await app.Visitor().RegisterAsync("klara@example.org");

        (await app.MailsToAsync("klara@example.org")).Single().Text.ShouldContain("https://shop.example.org/de/konto-bestaetigen?");
    }
}
