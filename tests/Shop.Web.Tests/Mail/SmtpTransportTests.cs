using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;
using Shop.Mails;
using Shop.Tests;
using Shop.Web.Mail;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Mail;

public class SmtpTransportTests
{
    [Fact]
    public async Task A_mail_arrives_with_both_texts_its_picture_and_its_attachment()
    {
        using var shop = await Given.OpenShopAsync();
        await using var server = new FakeSmtpServer();
        var mail = Mail("mira@example.org");
        mail.Attachments.Add(new MailAttachment { FileName = "RE-1.pdf", ContentType = "application/pdf", Bytes = Encoding.ASCII.GetBytes("%PDF-1.7 content") });
        mail.Attachments.Add(new MailAttachment { FileName = "girocode.png", ContentType = "image/png", Bytes = [1, 2, 3], ContentId = "girocode" });

        await Transport(shop, server).SendAsync(mail, default);

        server.Commands.ShouldContain("MAIL FROM:<laden@example.org>");
        server.Commands.ShouldContain("RCPT TO:<mira@example.org>");
        var sent = server.Mails.ShouldHaveSingleItem();
        sent.ShouldContain("multipart/alternative");
        sent.ShouldContain("text/plain; charset=utf-8");
        sent.ShouldContain("text/html; charset=utf-8");
        sent.ShouldContain("Content-ID: <girocode>");
        sent.ShouldContain("RE-1.pdf");
        sent.ShouldContain(Convert.ToBase64String(Encoding.ASCII.GetBytes("%PDF-1.7 content")));
        sent.ShouldContain("Message-ID: <mail-5-");
    }

    [Fact]
    public async Task A_mail_that_can_be_unsubscribed_from_says_so_to_mail_programs()
    {
        using var shop = await Given.OpenShopAsync();
        await using var server = new FakeSmtpServer();
        var mail = Mail("mira@example.org");
        mail.UnsubscribeUrl = "https://shop.example/de/newsletter/abbestellen?code=0a1b";

        await Transport(shop, server).SendAsync(mail, default);
        await Transport(shop, server).SendAsync(Mail("mira@example.org"), default);

        server.Mails[0].ShouldContain("List-Unsubscribe: <https://shop.example/de/newsletter/abbestellen?code=0a1b>");
        server.Mails[0].ShouldContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        server.Mails[1].ShouldNotContain("List-Unsubscribe");
    }

    [Fact]
    public async Task A_user_name_signs_in()
    {
        using var shop = await Given.OpenShopAsync();
        await using var server = new FakeSmtpServer();

        await Transport(shop, server, o => (o.User, o.Password) = ("shop", "secret")).SendAsync(Mail("mira@example.org"), default);

        server.Commands.ShouldContain(c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_recipient_is_an_error()
    {
        using var shop = await Given.OpenShopAsync();
        await using var server = new FakeSmtpServer { AnswerToRecipient = "550 no such user" };

        await Should.ThrowAsync<SmtpException>(() => Transport(shop, server).SendAsync(Mail("nobody@example.org"), default));
    }

    [Fact]
    public async Task No_server_is_an_error()
    {
        using var shop = await Given.OpenShopAsync();
        int port;
        await using (var server = new FakeSmtpServer())
            port = server.Port;

        await Should.ThrowAsync<SmtpException>(() => Transport(shop, port).SendAsync(Mail("mira@example.org"), default));
    }

    [Fact]
    public async Task A_server_that_wants_no_encryption_is_refused_when_encryption_is_demanded()
    {
        using var shop = await Given.OpenShopAsync();
        await using var server = new FakeSmtpServer();

        await Should.ThrowAsync<SmtpException>(() => Transport(shop, server, o => o.Tls = true).SendAsync(Mail("mira@example.org"), default));
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_can_smuggle_a_header_in_through_an_address()
    {
        using var shop = await Given.OpenShopAsync();
        await using var server = new FakeSmtpServer();

        await Should.ThrowAsync<FormatException>(() => Transport(shop, server).SendAsync(Mail("mira@example.org\r\nBcc: x@example.org"), default));
    }

    private static SmtpTransport Transport(TestShop shop, FakeSmtpServer server, Action<MailOptions>? change = null) => Transport(shop, server.Port, change);

    private static SmtpTransport Transport(TestShop shop, int port, Action<MailOptions>? change = null)
    {
        var options = new MailOptions { Host = "127.0.0.1", Port = port, Tls = false, TimeoutSeconds = 5 };
        change?.Invoke(options);
        return new SmtpTransport(Options.Create(options), shop.Settings());
    }

    private static Mails.MailMessage Mail(string to) => new()
    {
        Id = 5,
        To = to,
        Subject = "Rechnung für Sie",
        Html = "<p>Grüße <img src=\"cid:girocode\"></p>",
        Text = "Grüße",
        Kind = "test",
        CreatedAt = new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc),
    };
}
