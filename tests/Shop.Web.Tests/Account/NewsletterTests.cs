using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Customers.Newsletter;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Account;

public class NewsletterTests
{
    [Theory]
    [InlineData("/de", "footer form", ConsentSource.Footer)]
    [InlineData("/de/newsletter", "main form", ConsentSource.NewsletterPage)]
    public async Task Anyone_orders_it_without_an_account_and_confirms_from_the_mailbox(string page, string form, ConsentSource source)
    {
        await using var app = await TestApp.OpenAsync();
        var visitor = app.Visitor();

        (await visitor.PostFormAsync(page, new { Email = "Nora@example.org" }, form)).Text.ShouldContain("Bitte sehen Sie in Ihr Postfach");

        var mail = (await app.MailsToAsync("nora@example.org")).ShouldHaveSingleItem();
        mail.UnsubscribeUrl.ShouldNotBeNull().ShouldStartWith("https://localhost/de/newsletter/abbestellen?code=");
        await app.Visitor().PostFormAsync(await app.LinkToAsync("nora@example.org", "newsletter-confirm"));
        (await app.Shop.AskAsync(db => db.Subscribers.SingleAsync())).IsConfirmed.ShouldBeTrue();
        (await app.Shop.AskAsync(db => db.ConsentLog.OrderBy(c => c.Id).Select(c => c.Source).ToListAsync())).ShouldBe([source, ConsentSource.MailLink]);
    }

    [Fact]
    public async Task Known_and_unknown_addresses_hear_the_same_and_nobody_is_flooded()
    {
        await using var app = await TestApp.OpenAsync();
        var visitor = app.Visitor();
        var first = await visitor.PostFormAsync("/de/newsletter", new { Email = "nora@example.org" });
        var again = await visitor.PostFormAsync("/de/newsletter", new { Email = "nora@example.org" });
        await visitor.PostFormAsync(await app.LinkToAsync("nora@example.org", "newsletter-confirm"));

        var known = await visitor.PostFormAsync("/de/newsletter", new { Email = "nora@example.org" });

        (again.Read("main"), known.Read("main")).ShouldBe((first.Read("main"), first.Read("main")));
        (await app.MailsToAsync("nora@example.org")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_no_address_is_said_beside_the_field()
    {
        await using var app = await TestApp.OpenAsync();

        var answer = await app.Visitor().PostFormAsync("/de", new { Email = "nora" }, "footer form");

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Read("main .field-validation-error").ShouldContain("name@beispiel.de");
        (await app.Shop.AskAsync(db => db.Subscribers.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_mail_program_unsubscribes_with_one_post_and_no_cookie()
    {
        await using var app = await TestApp.OpenAsync();
        var url = await SubscribedAsync(app);
        using var program = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);

        (await app.Visitor().GetAsync(url)).Status.ShouldBe(HttpStatusCode.OK);
        (await app.Shop.AskAsync(db => db.Subscribers.CountAsync())).ShouldBe(1, "opening the link is not enough: programs do that");
        (await app.Visitor().Client.PostAsync(new Uri(url, UriKind.Relative), program)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await app.Shop.AskAsync(db => db.Subscribers.CountAsync())).ShouldBe(0);
        var last = await app.Shop.AskAsync(db => db.ConsentLog.OrderByDescending(c => c.Id).FirstAsync());
        (last.Step, last.Source).ShouldBe((ConsentStep.Withdrawn, ConsentSource.MailProgram));
    }

    [Fact]
    public async Task The_link_in_a_mail_unsubscribes_with_one_click_and_a_used_link_hears_the_same()
    {
        await using var app = await TestApp.OpenAsync();
        var url = await SubscribedAsync(app);

        var first = await app.Visitor().PostFormAsync(url);
        var again = await app.Visitor().PostFormAsync(url);

        first.Text.ShouldContain("Es kommt keiner mehr.");
        again.Read("main").ShouldBe(first.Read("main"));
        (await app.Shop.AskAsync(db => db.ConsentLog.CountAsync(c => c.Step == ConsentStep.Withdrawn))).ShouldBe(1);
    }

    private static async Task<string> SubscribedAsync(TestApp app)
    {
        await app.Visitor().PostFormAsync("/de/newsletter", new { Email = "nora@example.org" });
        await app.Visitor().PostFormAsync(await app.LinkToAsync("nora@example.org", "newsletter-confirm"));
        return (await app.MailsToAsync("nora@example.org")).Single().UnsubscribeUrl!["https://localhost".Length..];
    }
}
