using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Account;

public class OwnAccountTests
{
    private static readonly object Address = new { FirstName = "Klara", LastName = "Kundig", Company = "", Street = "Am Sandtorkai 4", Extra = "", Postcode = "20457", City = "Hamburg", Country = "DE" };

    [Fact]
    public async Task A_customer_follows_an_order_and_downloads_its_invoice()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync("klara@example.org");
        var order = await OrderScene.OrderAsync(app.Shop, await CustomerIdAsync(app, "klara@example.org"), "B-1", shipped: true);
        var invoice = await OrderScene.InvoiceAsync(app.Shop, order.Id);

        var page = await klara.GetAsync("/de/konto/bestellungen/B-1");
        var pdf = await klara.Client.GetAsync(new Uri(page.Page.QuerySelector(".downloads a")!.GetAttribute("href")!, UriKind.Relative));

        pdf.StatusCode.ShouldBe(HttpStatusCode.OK, pdf.RequestMessage!.RequestUri!.ToString());
        page.Text.ShouldContain("Sendungsnummer: 00340434161094042557");
        page.Text.ShouldContain("Espresso Hafenlicht, 250 g");
        page.Read(".sums").ShouldContain("17,80");
        page.Read(".history").ShouldContain("Versandt");
        page.Text.ShouldNotContain("unfreundlich");
        pdf.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        pdf.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{invoice.Number}.pdf");
        (await pdf.Content.ReadAsByteArrayAsync())[..4].ShouldBe("%PDF"u8.ToArray());
    }

    [Fact]
    public async Task Orders_invoices_and_addresses_of_others_do_not_exist()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync("klara@example.org");
        var otto = await app.CustomerAsync("otto@example.org");
        var order = await OrderScene.OrderAsync(app.Shop, await CustomerIdAsync(app, "klara@example.org"), "B-1", shipped: true);
        var invoice = await OrderScene.InvoiceAsync(app.Shop, order.Id);
        await klara.PostFormAsync("/de/konto/adressen/neu", Address, "form.narrow");
        var address = (await app.Shop.AskAsync(db => db.CustomerAddresses.SingleAsync())).Id;
        await otto.PostFormAsync("/de/konto/adressen/neu", Address, "form.narrow");
        var ownPage = await otto.GetAsync("/de/konto/adressen");

        foreach (var url in new[] { "/de/konto/bestellungen/B-1", $"/de/konto/rechnungen/{invoice.Number}.pdf", $"/de/konto/adressen/{address}" })
        {
            (await klara.GetAsync(url)).Status.ShouldBe(HttpStatusCode.OK, url);
            (await otto.GetAsync(url)).Status.ShouldBe(HttpStatusCode.NotFound, url);
            (await app.Visitor().GetAsync(url)).Status.ShouldBe(HttpStatusCode.Redirect, url);
        }
        foreach (var verb in new[] { "", "/loeschen", "/standard" })
            (await otto.SubmitAsync(ownPage, Address, "main li form", $"/de/konto/adressen/{address}{verb}")).Status.ShouldBe(HttpStatusCode.NotFound, verb);
        (await otto.GetAsync("/de/konto/bestellungen")).Text.ShouldContain("Noch keine Bestellungen");
    }

    [Fact]
    public async Task The_address_book_keeps_one_default()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync();
        await klara.PostFormAsync("/de/konto/adressen/neu", Address, "form.narrow");
        await klara.PostFormAsync("/de/konto/adressen/neu", new { FirstName = "Klara", LastName = "Kundig", Street = "Rathausmarkt 1", Postcode = "1010", City = "Wien", Country = "AT", IsDefault = "true" }, "form.narrow");

        (await AddressesAsync(app)).ShouldBe([("Am Sandtorkai 4", false), ("Rathausmarkt 1", true)]);
        await klara.PostFormAsync("/de/konto/adressen", form: "form[action$=standard]");
        (await AddressesAsync(app)).ShouldBe([("Am Sandtorkai 4", true), ("Rathausmarkt 1", false)]);
        await klara.PostFormAsync("/de/konto/adressen", form: "form[action$=loeschen]");
        (await AddressesAsync(app)).ShouldBe([("Rathausmarkt 1", false)]);
    }

    [Fact]
    public async Task A_wrong_postcode_is_explained_next_to_its_field()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync();

        var answer = await klara.PostFormAsync("/en/account/addresses/new", new { FirstName = "Klara", LastName = "", Street = "Weg 1", Postcode = "2045", City = "Hamburg", Country = "DE" }, "form.narrow");

        answer.Read("#Postcode-error").ShouldContain("Germany");
        answer.Read("#LastName-error").ShouldBe("Please enter your last name.");
        answer.Page.QuerySelector("#Street")!.GetAttribute("value").ShouldBe("Weg 1");
    }

    [Fact]
    public async Task A_new_name_greets_at_once_and_the_language_of_mails_follows()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync("klara@example.org");

        await klara.PostFormAsync("/de/konto/profil", new { FirstName = "Clara", LastName = "Neu", Language = "en" }, "form.narrow");
        await klara.PostFormAsync("/de/konto/passwort", new { Current = AccountScene.Password, New = "regenschirm-am-kai" }, "form.narrow");

        (await klara.GetAsync("/de/konto")).Text.ShouldContain("Guten Tag, Clara Neu");
        (await app.MailsToAsync("klara@example.org", "account-notice")).ShouldHaveSingleItem().Subject.ShouldBe("Your password was changed");
    }

    [Fact]
    public async Task The_address_changes_only_with_the_password_and_the_link_in_the_new_mailbox()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync("klara@example.org");

        (await klara.PostFormAsync("/de/konto/e-mail", new { Email = "neu@example.org", Password = "falsches-passwort" }, "form.narrow")).Read("#Password-error").ShouldContain("stimmt nicht");
        await klara.PostFormAsync("/de/konto/e-mail", new { Email = "neu@example.org", AccountScene.Password }, "form.narrow");
        (await app.Visitor().SignInAsync("klara@example.org")).Location.ShouldBe("/de/konto");
        var changed = await klara.PostFormAsync(await app.LinkToAsync("neu@example.org", "account-email"));

        changed.Location.ShouldBe("/de/anmelden");
        (await app.Visitor().SignInAsync("klara@example.org")).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Visitor().SignInAsync("neu@example.org")).Location.ShouldBe("/de/konto");
        (await app.Shop.AskAsync(db => db.Customers.SingleAsync())).Email.ShouldBe("neu@example.org");
        (await app.MailsToAsync("klara@example.org", "account-notice")).ShouldHaveSingleItem().Subject.ShouldContain("E-Mail-Adresse");
    }

    [Fact]
    public async Task An_address_that_has_an_account_already_is_not_betrayed()
    {
        await using var app = await TestApp.OpenAsync();
        await app.RegisteredAsync("otto@example.org");
        var klara = await app.CustomerAsync("klara@example.org");

        var answer = await klara.PostFormAsync("/de/konto/e-mail", new { Email = "otto@example.org", AccountScene.Password }, "form.narrow");

        answer.Location.ShouldBe("/de/konto/profil");
        (await app.MailsToAsync("otto@example.org", "account-known")).Count.ShouldBe(1);
        (await app.MailsToAsync("otto@example.org", "account-email")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/de/konto-bestaetigen")]
    [InlineData("/de/neues-passwort?id=1&code=%%%")]
    [InlineData("/de/neue-e-mail?id=999999999999&code=a&email=x")]
    [InlineData("/en/confirm-account?id=1&code=AAAA")]
    public async Task A_broken_link_is_explained(string link)
    {
        await using var app = await TestApp.OpenAsync();

        var answer = await app.Visitor().PostFormAsync(link, new { Password = "regenschirm-am-kai" });

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Every_page_of_the_account_opens(string language)
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.CustomerAsync();
        string[] pages = language == "de"
            ? ["/konto", "/konto/bestellungen", "/konto/adressen", "/konto/adressen/neu", "/konto/profil", "/konto/e-mail", "/konto/sicherheit", "/konto/passwort", "/konto/sicherheit/app", "/konto/zweiter-faktor"]
            : ["/account", "/account/orders", "/account/addresses", "/account/addresses/new", "/account/profile", "/account/email", "/account/security", "/account/password", "/account/security/app", "/account/second-factor"];

        foreach (var page in pages)
            (await klara.GetAsync($"/{language}{page}")).Status.ShouldBe(HttpStatusCode.OK, page);
    }

    private static Task<int> CustomerIdAsync(TestApp app, string email) =>
        app.Shop.AskAsync(db => db.Customers.Where(c => c.Email == email).Select(c => c.Id).SingleAsync());

    private static async Task<List<(string, bool)>> AddressesAsync(TestApp app) =>
        [.. (await app.Shop.AskAsync(db => db.CustomerAddresses.OrderBy(a => a.Id).ToListAsync())).Select(a => (a.Address.Street, a.IsDefault))];
}
