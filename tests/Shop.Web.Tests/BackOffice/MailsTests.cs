using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Mails;
using Shop.Orders;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class MailsTests
{
    [Fact]
    public async Task An_order_becomes_a_mail_that_staff_can_read_without_any_mail_server()
    {
        await using var app = await TestApp.OpenAsync(("Shop:Url", "https://laden.example"));
        var support = await app.SignInAsStaffAsync(Role.Support);
        var order = await GivenOrder.PlacedAsync(app.Shop);
        await app.Shop.DoAsync(db =>
        {
            db.Outbox.Add(OutboxMessage.Of(new OrderPlaced(order.Id), app.Shop.Clock.GetUtcNow().UtcDateTime));
            return Task.CompletedTask;
        });

        var mail = await WaitAsync(app, m => m.SentAt != null);

        var list = await support.GetAsync("/admin/mails");
        list.Text.ShouldContain("Es ist kein SMTP-Server eingerichtet.");
        list.Read("#mails").ShouldContain($"Eingang Ihrer Bestellung {order.Number}");
        list.Read("#mails").ShouldContain("Nicht zugestellt");
        var detail = await support.GetAsync($"/admin/mails/{mail.Id}");
        detail.Text.ShouldContain("widerrufsbelehrung.pdf");
        var link = (await support.GetAsync($"/admin/mails/{mail.Id}/html")).Page.QuerySelector("a[href^='https://laden.example']")!.GetAttribute("href")!;
        (await app.Visitor().GetAsync(link["https://laden.example".Length..])).Text.ShouldContain(order.Number);
        detail.Page.QuerySelector("iframe")!.HasAttribute("sandbox").ShouldBeTrue();
    }

    [Fact]
    public async Task The_html_comes_in_a_frame_that_can_do_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var mail = await AddAsync(app, m =>
        {
            m.Html = "<img src=\"cid:girocode\">";
            m.Attachments.Add(new MailAttachment { FileName = "girocode.png", ContentType = "image/png", Bytes = [1, 2, 3], ContentId = "girocode" });
        });
        var support = await app.SignInAsStaffAsync(Role.Support);

        var html = await support.GetAsync($"/admin/mails/{mail}/html");

        html.Html.ShouldContain("data:image/png;base64,AQID");
        var csp = html.Response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        csp.ShouldContain("default-src 'none'");
        csp.ShouldContain("sandbox");
    }

    [Fact]
    public async Task A_failed_mail_can_be_sent_again()
    {
        await using var app = await TestApp.OpenAsync();
        var id = await AddAsync(app, m =>
        {
            (m.Attempts, m.LastError) = (8, "550 no such user");
            m.GivenUpAt = m.CreatedAt;
        });
        var support = await app.SignInAsStaffAsync(Role.Support);
        (await support.GetAsync("/admin/mails?state=Failed&q=empf")).Read("#mails").ShouldContain("Gescheitert");

        var again = await support.FollowAsync(await support.PostFormAsync($"/admin/mails/{id}", form: "form[action$='/again']"));

        again.Text.ShouldContain("Die E-Mail steht wieder in der Warteschlange.");
        var mail = await WaitAsync(app, m => m.SentAt != null);
        (mail.GivenUpAt, mail.Attempts).ShouldBe((null, 1));
    }

    [Fact]
    public async Task A_file_belongs_to_its_mail()
    {
        await using var app = await TestApp.OpenAsync();
        var one = await AddAsync(app, m => m.Attachments.Add(new MailAttachment { FileName = "a.pdf", ContentType = "text/html", Bytes = [60] }));
        var other = await AddAsync(app, _ => { });
        var support = await app.SignInAsStaffAsync(Role.Support);
        var file = await app.Shop.AskAsync(db => db.Set<MailAttachment>().Select(a => a.Id).SingleAsync());

        var mine = await support.GetAsync($"/admin/mails/{one}/files/{file}");
        mine.Status.ShouldBe(HttpStatusCode.OK);
        mine.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        (await support.GetAsync($"/admin/mails/{other}/files/{file}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_event_that_fails_is_shown_with_its_error()
    {
        await using var app = await TestApp.OpenAsync();
        await app.Shop.DoAsync(db =>
        {
            var now = app.Shop.Clock.GetUtcNow().UtcDateTime;
            db.Outbox.Add(new OutboxMessage { Kind = "OrderPaid", Payload = "{\"OrderId\":99}", CreatedAt = now, DueAt = now.AddHours(1), Attempts = 3, LastError = "Für Rechnungen fehlen Angaben" });
            return Task.CompletedTask;
        });
        var support = await app.SignInAsStaffAsync(Role.Support);

        (await support.GetAsync("/admin/mails")).Text.ShouldContain("Ein Ereignis konnte noch nicht bearbeitet werden.");
        (await support.GetAsync("/admin/mails/events")).Text.ShouldContain("Für Rechnungen fehlen Angaben");
        (await support.PostFormAsync("/admin/mails/events", form: "form[action$='/retry']")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_accountant_does_not_read_mails()
    {
        await using var app = await TestApp.OpenAsync();
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        (await accountant.GetAsync("/admin/mails")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    private static async Task<int> AddAsync(TestApp app, Action<MailMessage> change)
    {
        var now = app.Shop.Clock.GetUtcNow().UtcDateTime;
        var mail = new MailMessage { To = "empfang@example.org", Subject = "Betreff", Html = "<p>", Text = "t", Kind = "test", CreatedAt = now, DueAt = now };
        change(mail);
        await app.Shop.DoAsync(db =>
        {
            db.Mails.Add(mail);
            return Task.CompletedTask;
        });
        return mail.Id;
    }

    /// <summary>The pumps look by themselves at the latest every two seconds.</summary>
    private static async Task<MailMessage> WaitAsync(TestApp app, Func<MailMessage, bool> until)
    {
        for (var i = 0; i < 150; i++)
        {
            var mail = await app.Shop.AskAsync(db => db.Mails.AsNoTracking().FirstOrDefaultAsync());
            if (mail is not null && until(mail))
                return mail;
            await Task.Delay(100);
        }
        throw new TimeoutException("The mail was not sent");
    }
}
