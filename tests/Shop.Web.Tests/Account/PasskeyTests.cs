using System.Net;
using System.Text.Json;
using Shop.Access;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Account;

public class PasskeyTests
{
    [Fact]
    public async Task The_options_ask_for_a_verified_person_and_a_fresh_challenge()
    {
        await using var app = await TestApp.OpenAsync();
        var visitor = app.Visitor();

        using var one = JsonDocument.Parse(await OptionsToSignInAsync(visitor));
        using var two = JsonDocument.Parse(await OptionsToSignInAsync(visitor));

        one.RootElement.GetProperty("userVerification").GetString().ShouldBe("required");
        one.RootElement.GetProperty("rpId").GetString().ShouldBe("localhost");
        one.RootElement.GetProperty("challenge").GetString()!.Length.ShouldBeGreaterThanOrEqualTo(22);
        one.RootElement.GetProperty("challenge").GetString().ShouldNotBe(two.RootElement.GetProperty("challenge").GetString());
    }

    [Fact]
    public async Task A_passkey_is_added_and_signs_in_without_a_password()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync("klara@example.org");
        using var device = new SoftwareAuthenticator();

        (await AddAsync(klara, device)).Location.ShouldBe("/de/konto/sicherheit");
        var other = app.Visitor();
        var entered = await SignInAsync(other, device, "/de/konto/adressen");

        entered.Location.ShouldBe("/de/konto/adressen");
        (await other.GetAsync("/de/konto")).Text.ShouldContain("Klara Kundig");
        (await klara.GetAsync("/de/konto/sicherheit")).Text.ShouldContain("Passkey vom 21.11.2026");
        (await app.MailsToAsync("klara@example.org", "account-notice")).ShouldHaveSingleItem().Subject.ShouldBe("Ein Passkey wurde hinzugefügt");
    }

    [Fact]
    public async Task An_answer_is_good_for_one_challenge_only()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync("klara@example.org");
        using var device = new SoftwareAuthenticator();
        await AddAsync(klara, device);
        var thief = app.Visitor();
        var stolen = device.Get(await OptionsToSignInAsync(app.Visitor()));

        var withoutChallenge = await SubmitAsync(thief, stolen);
        await OptionsToSignInAsync(thief);
        var withAnother = await SubmitAsync(thief, stolen);

        withoutChallenge.Read(".notice-bad").ShouldContain("passt zu keinem Konto");
        withAnother.Read(".notice-bad").ShouldContain("passt zu keinem Konto");
    }

    [Fact]
    public async Task An_answer_for_another_site_or_of_an_unverified_person_is_refused()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync("klara@example.org");
        using var device = new SoftwareAuthenticator();
        await AddAsync(klara, device);
        using var phished = new SoftwareAuthenticator("https://evil.example");
        var visitor = app.Visitor();

        (await SubmitAsync(visitor, device.Get(await OptionsToSignInAsync(visitor), verified: false))).Status.ShouldBe(HttpStatusCode.OK);
        (await AddAsync(klara, phished)).Location.ShouldBe("/de/konto/sicherheit");
        (await klara.GetAsync("/de/konto/sicherheit")).Page.QuerySelectorAll("#passkeys li").Length.ShouldBe(1);
        (await visitor.GetAsync("/de/konto")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    [InlineData("{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}")]
    public async Task Nonsense_instead_of_an_answer_is_refused_in_words(string credential)
    {
        await using var app = await TestApp.OpenAsync();
        var visitor = app.Visitor();
        await OptionsToSignInAsync(visitor);

        (await SubmitAsync(visitor, credential)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_passkey_is_renamed_and_removed_by_its_owner_alone()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync("klara@example.org");
        var other = await app.CustomerAsync("otto@example.org");
        using var device = new SoftwareAuthenticator();
        await AddAsync(klara, device);
        var rename = (await klara.GetAsync("/de/konto/sicherheit")).Page.QuerySelector(".own-list a")!.GetAttribute("href")!;

        (await other.GetAsync(rename)).Status.ShouldBe(HttpStatusCode.NotFound);
        await klara.PostFormAsync(rename, new { name = "Mein Telefon" }, "main form.narrow");
        (await klara.GetAsync("/de/konto/sicherheit")).Read(".own-list").ShouldContain("Mein Telefon");
        await klara.PostFormAsync("/de/konto/sicherheit", form: ".own-list form");

        (await SignInAsync(app.Visitor(), device)).Read(".notice-bad").ShouldContain("passt zu keinem Konto");
    }

    [Fact]
    public async Task A_passkey_opens_the_back_office_and_a_stolen_password_can_not_add_another_lock()
    {
        await using var app = await TestApp.OpenAsync();
        await app.StaffAsync("mira@example.org", Role.Manager);
        var mira = app.Visitor();
        await mira.SignInAsync("mira@example.org");
        using var device = new SoftwareAuthenticator();
        await AddAsync(mira, device);
        (await mira.GetAsync(StaffAccessTests.AnyPage)).Status.ShouldBe(HttpStatusCode.OK);
        var thief = app.Visitor();

        await thief.SignInAsync("mira@example.org");

        (await thief.GetAsync(StaffAccessTests.AnyPage)).Location!.ShouldContain("/de/konto/zweiter-faktor");
        (await thief.GetAsync("/de/konto/sicherheit/app")).Location!.ShouldContain("/de/konto/zweiter-faktor");
        (await thief.GetAsync("/de/konto/zweiter-faktor")).Text.ShouldContain("Mit Passkey bestätigen");
        (await SignInAsync(thief, device, StaffAccessTests.AnyPage)).Location.ShouldBe(StaffAccessTests.AnyPage);
    }

    private static async Task<Answer> AddAsync(Visitor visitor, SoftwareAuthenticator device)
    {
        SayOrigin(visitor);
        var page = await visitor.GetAsync("/de/konto/sicherheit");
        var options = await visitor.SubmitAsync(page, null, "form[data-passkey=create]", "/de/konto/sicherheit/passkeys/optionen");
        return await visitor.SubmitAsync(page, new { credential = device.Create(options.Html) }, "form[data-passkey=create]");
    }

    private static async Task<string> OptionsToSignInAsync(Visitor visitor) =>
        (await visitor.SubmitAsync(await visitor.GetAsync("/de/passwort-vergessen"), null, "main form", "/de/anmelden/passkey/optionen")).Html;

    /// <summary>As browsers do with every form they send.</summary>
    private static void SayOrigin(Visitor visitor)
    {
        visitor.Client.DefaultRequestHeaders.Remove("Origin");
        visitor.Client.DefaultRequestHeaders.Add("Origin", "https://localhost");
    }

    private static async Task<Answer> SubmitAsync(Visitor visitor, string credential, string returnUrl = "")
    {
        SayOrigin(visitor);
        return await visitor.SubmitAsync(await visitor.GetAsync("/de/passwort-vergessen"), new { credential, returnUrl }, "main form", "/de/anmelden/passkey");
    }

    private static async Task<Answer> SignInAsync(Visitor visitor, SoftwareAuthenticator device, string returnUrl = "") =>
        await SubmitAsync(visitor, device.Get(await OptionsToSignInAsync(visitor)), returnUrl);
}
