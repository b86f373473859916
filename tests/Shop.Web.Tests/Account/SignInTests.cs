using System.Net;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Account;

public class SignInTests
{
    private const string Refused = "E-Mail-Adresse oder Passwort stimmen nicht.";

    [Fact]
    public async Task Wrong_password_and_unknown_address_look_the_same()
    {
        await using var app = await TestApp.OpenAsync();
        await app.RegisteredAsync("klara@example.org");

        var wrong = await app.Visitor().SignInAsync("klara@example.org", "falsches-passwort");
        var unknown = await app.Visitor().SignInAsync("niemand@example.org", "falsches-passwort");

        wrong.Read(".notice-bad").ShouldStartWith(Refused);
        unknown.Read(".notice-bad").ShouldBe(wrong.Read(".notice-bad"));
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_too_and_the_owner_is_told()
    {
        await using var app = await TestApp.OpenAsync();
        await app.RegisteredAsync("klara@example.org");
        for (var i = 0; i < 5; i++)
            await app.Visitor().SignInAsync("klara@example.org", "falsches-passwort");

        var right = await app.Visitor().SignInAsync("klara@example.org");

        right.Read(".notice-bad").ShouldStartWith(Refused);
        (await app.MailsToAsync("klara@example.org", "account-notice")).ShouldHaveSingleItem().Subject.ShouldContain("gesperrt");
    }

    [Fact]
    public async Task A_new_password_by_mail_opens_a_locked_account_and_its_link_works_once()
    {
        await using var app = await TestApp.OpenAsync();
        await app.RegisteredAsync("klara@example.org");
        for (var i = 0; i < 5; i++)
            await app.Visitor().SignInAsync("klara@example.org", "falsches-passwort");
        var klara = app.Visitor();
        await klara.PostFormAsync("/de/passwort-vergessen", new { Email = "klara@example.org" });
        var link = await app.LinkToAsync("klara@example.org", "account-password");

        var weak = await klara.PostFormAsync(link, new { Password = "passwort123" });
        var set = await klara.PostFormAsync(link, new { Password = "regenschirm-am-kai" });
        var again = await klara.PostFormAsync(link, new { Password = "noch-ein-versuch-9" });

        weak.Read("#Password-error").ShouldContain("Listen");
        set.Location.ShouldBe("/de/anmelden");
        again.Location.ShouldBe("/de/passwort-vergessen");
        (await klara.SignInAsync("klara@example.org", "regenschirm-am-kai")).Location.ShouldBe("/de/konto");
    }

    [Fact]
    public async Task Asking_for_a_new_password_tells_nobody_whether_an_address_is_known()
    {
        await using var app = await TestApp.OpenAsync();
        await app.RegisteredAsync("klara@example.org");
        var visitor = app.Visitor();

        var known = await visitor.PostFormAsync("/de/passwort-vergessen", new { Email = "klara@example.org" });
        var unknown = await visitor.PostFormAsync("/de/passwort-vergessen", new { Email = "niemand@example.org" });

        (known.Status, known.Location).ShouldBe((unknown.Status, unknown.Location));
        (await app.MailsToAsync("niemand@example.org")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_to_another_site(string returnUrl)
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.RegisteredAsync("klara@example.org");

        (await klara.SignInAsync("klara@example.org", url: "/de/anmelden?returnUrl=" + Uri.EscapeDataString(returnUrl))).Location.ShouldBe("/de/konto");
        (await klara.GetAsync("/de/anmelden?returnUrl=" + Uri.EscapeDataString(returnUrl))).Location.ShouldBe("/de/konto");
    }

    [Fact]
    public async Task Whoever_needed_to_sign_in_returns_to_the_page_they_wanted()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.RegisteredAsync("klara@example.org");

        var asked = await klara.GetAsync("/en/account/addresses");
        asked.Location!.ShouldEndWith("/en/sign-in?returnUrl=%2Fen%2Faccount%2Faddresses");

        (await klara.SignInAsync("klara@example.org", url: new Uri(new Uri("https://localhost"), asked.Location).PathAndQuery)).Location.ShouldBe("/en/account/addresses");
    }

    [Fact]
    public async Task Signing_out_needs_the_form_and_ends_the_sign_in()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync();
        var page = await klara.GetAsync("/de/konto");

        (await klara.SubmitForgedAsync(page, ".side-nav form")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await klara.GetAsync("/de/konto")).Status.ShouldBe(HttpStatusCode.OK);
        (await klara.SubmitAsync(page, form: ".side-nav form")).Location.ShouldBe("/de");
        (await klara.GetAsync("/de/konto")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_new_password_ends_the_sign_ins_of_other_browsers()
    {
        await using var app = await TestApp.OpenAsync();
        var here = await app.CustomerAsync("klara@example.org");
        var there = app.Visitor();
        await there.SignInAsync("klara@example.org");

        var changed = await here.PostFormAsync("/de/konto/passwort", new { Current = AccountScene.Password, New = "regenschirm-am-kai" }, "main form.narrow");
        app.Shop.Clock.Advance(TimeSpan.FromMinutes(2));

        changed.Location.ShouldBe("/de/konto/sicherheit");
        (await here.GetAsync("/de/konto")).Status.ShouldBe(HttpStatusCode.OK);
        (await there.GetAsync("/de/konto")).Location!.ShouldContain("/de/anmelden");
        (await app.MailsToAsync("klara@example.org", "account-notice")).ShouldHaveSingleItem().Subject.ShouldBe("Ihr Passwort wurde geändert");
    }

    [Fact]
    public async Task Signing_out_everywhere_leaves_this_browser_signed_in()
    {
        await using var app = await TestApp.OpenAsync();
        var here = await app.CustomerAsync("klara@example.org");
        var there = app.Visitor();
        await there.SignInAsync("klara@example.org");

        await here.PostFormAsync("/de/konto/sicherheit", form: "form[action$=ueberall-abmelden]");
        app.Shop.Clock.Advance(TimeSpan.FromMinutes(2));

        (await here.GetAsync("/de/konto")).Status.ShouldBe(HttpStatusCode.OK);
        (await there.GetAsync("/de/konto")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_plain_http_and_nothing_personal_is_kept()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.RegisteredAsync("klara@example.org");

        var answer = await klara.SignInAsync("klara@example.org");

        var cookie = answer.Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("konto=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("secure");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("expires");
        (await klara.GetAsync("/de/konto")).Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_customer_may_stay_signed_in_for_thirty_days()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.RegisteredAsync("klara@example.org");

        var answer = await klara.PostFormAsync("/de/anmelden", new { Email = "klara@example.org", AccountScene.Password, Remember = "true" });

        answer.Response.Headers.GetValues("Set-Cookie").ShouldContain(c => c.StartsWith("konto=", StringComparison.Ordinal) && c.Contains("21 Dec 2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_wait_a_minute()
    {
        await using var app = await TestApp.OpenAsync(("Limits:SignInPerMinute", "3"));
        var visitor = app.Visitor();
        for (var i = 0; i < 3; i++)
            await visitor.SignInAsync("klara@example.org");

        var answer = await visitor.SignInAsync("klara@example.org");

        answer.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_demo_offers_its_accounts_and_fills_the_form_without_a_script()
    {
        await using var app = await TestApp.OpenAsync(("Demo:Enabled", "true"));

        var page = await app.Visitor().GetAsync("/de/anmelden");
        var chosen = await app.Visitor().GetAsync(page.Page.QuerySelector(".demo-note a")!.GetAttribute("href")!);

        page.Read(".demo-note").ShouldContain("Buchhaltung");
        chosen.Page.QuerySelector("#Password")!.GetAttribute("value").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Outside_the_demo_no_account_is_shown()
    {
        await using var app = await TestApp.OpenAsync();

        var page = await app.Visitor().GetAsync("/de/anmelden?demo=leitung@kontor-kanne.example");

        page.Html.ShouldNotContain("kontor-kanne-demo");
    }
}
