using System.Net;
using Shop.Access;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Account;

public class SecondFactorTests
{
    [Fact]
    public async Task With_an_authenticator_app_the_password_alone_opens_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync("klara@example.org");
        var (key, _) = await klara.EnableAuthenticatorAsync();
        app.Shop.Clock.Advance(TimeSpan.FromSeconds(60));
        var other = app.Visitor();

        var first = await other.SignInAsync("klara@example.org");
        first.Location.ShouldBe("/de/anmelden/code");
        (await other.GetAsync("/de/konto")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await other.PostFormAsync(first.Location!, new { Code = "000000" })).Read("#Code-error").ShouldContain("stimmt nicht");

        (await other.PostFormAsync(first.Location!, new { Code = other.CodeOf(key).Insert(3, " ") })).Location.ShouldBe("/de/konto");
    }

    [Fact]
    public async Task A_code_is_accepted_once()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync("klara@example.org");
        var (key, _) = await klara.EnableAuthenticatorAsync();
        app.Shop.Clock.Advance(TimeSpan.FromSeconds(60));
        var (one, two) = (app.Visitor(), app.Visitor());
        await one.SignInAsync("klara@example.org");
        await two.SignInAsync("klara@example.org");

        (await one.PostFormAsync("/de/anmelden/code", new { Code = one.CodeOf(key) })).Location.ShouldBe("/de/konto");
        (await two.PostFormAsync("/de/anmelden/code", new { Code = two.CodeOf(key) })).Read("#Code-error").ShouldContain("schon benutzt");
    }

    [Fact]
    public async Task A_recovery_code_works_once_and_the_owner_is_told()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync("klara@example.org");
        var (_, codes) = await klara.EnableAuthenticatorAsync();
        codes.Count.ShouldBe(10);
        var (one, two) = (app.Visitor(), app.Visitor());
        await one.SignInAsync("klara@example.org");
        await two.SignInAsync("klara@example.org");

        (await one.PostFormAsync("/de/anmelden/ersatzcode", new { Code = codes[0].ToLowerInvariant() })).Location.ShouldBe("/de/konto");
        (await two.PostFormAsync("/de/anmelden/ersatzcode", new { Code = codes[0] })).Read("#Code-error").ShouldContain("schon benutzt");
        (await app.MailsToAsync("klara@example.org", "account-notice")).ShouldContain(m => m.Subject == "Ein Ersatzcode wurde zur Anmeldung benutzt");
        (await one.GetAsync("/de/konto/sicherheit")).Text.ShouldContain("Noch 9 Ersatzcodes");
    }

    [Fact]
    public async Task The_second_step_without_the_first_leads_back_to_the_door()
    {
        await using var app = await TestApp.OpenAsync();

        (await app.Visitor().GetAsync("/de/anmelden/code")).Location.ShouldBe("/de/anmelden");
        (await app.Visitor().GetAsync("/de/anmelden/ersatzcode")).Location.ShouldBe("/de/anmelden");
    }

    [Fact]
    public async Task The_app_can_be_switched_off_again()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync("klara@example.org");
        await klara.EnableAuthenticatorAsync();

        await klara.PostFormAsync("/de/konto/sicherheit", form: "form[action$='app/aus']");

        (await app.Visitor().SignInAsync("klara@example.org")).Location.ShouldBe("/de/konto");
    }

    [Fact]
    public async Task Setting_up_shows_a_picture_that_the_content_policy_allows()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync("klara@example.org");

        var page = await klara.GetAsync("/de/konto/sicherheit/app");

        page.Page.QuerySelector("img.qr")!.GetAttribute("src")!.ShouldStartWith("data:image/svg+xml;base64,");
    }

    [Fact]
    public async Task Staff_without_a_second_factor_set_one_up_before_the_back_office_opens()
    {
        await using var app = await TestApp.OpenAsync();
        await app.StaffAsync("mira@example.org", Role.Manager);
        var mira = app.Visitor();
        await mira.SignInAsync("mira@example.org");

        var stopped = await mira.GetAsync(StaffAccessTests.AnyPage);
        stopped.Location!.ShouldStartWith("/de/konto/zweiter-faktor?returnUrl=%2Fadmin");
        var choice = await mira.GetAsync(stopped.Location!);
        await mira.EnableAuthenticatorAsync();

        choice.Text.ShouldContain("Zweiter Faktor nötig");
        (await mira.GetAsync(StaffAccessTests.AnyPage)).Status.ShouldBe(HttpStatusCode.OK);
        app.Shop.Clock.Advance(TimeSpan.FromMinutes(5));
        (await mira.GetAsync(StaffAccessTests.AnyPage)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task In_the_demo_staff_need_no_second_factor()
    {
        await using var app = await TestApp.OpenAsync(("Demo:Enabled", "true"));
        await app.StaffAsync("mira@example.org", Role.Manager);
        var mira = app.Visitor();
        await mira.SignInAsync("mira@example.org");

        (await mira.GetAsync(StaffAccessTests.AnyPage)).Status.ShouldBe(HttpStatusCode.OK);
    }
}
