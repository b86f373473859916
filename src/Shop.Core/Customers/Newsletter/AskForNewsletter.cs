using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers.Accounts;
using Shop.Data;
using Shop.Mails;

namespace Shop.Customers.Newsletter;

/// <summary>What someone agreed to, as it was shown, and where.</summary>
/// <param name="Language">Two letters: that of the page and of the newsletter.</param>
/// <param name="Wording">The sentence beside the button.</param>
/// <param name="WordingVersion">Its edition, e.g. "2026-11".</param>
public sealed record NewsletterWish(string Email, string Language, string Wording, string WordingVersion, ConsentSource Source);

/// <summary>
/// Asks the mailbox whether it wants the newsletter (double opt-in, §7 (2) UWG) and notes in which words it was asked. Whoever asks learns
/// nothing about who gets the newsletter already.
/// </summary>
public sealed class AskForNewsletter(ShopDb db, MailQueue queue, TimeProvider clock)
{
    /// <summary>Nobody's mailbox is flooded through the form.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    public async Task AskAsync(NewsletterWish wish, AccountLinks links, CancellationToken stop = default)
    {
        var (address, now) = (wish.Email.ToLowerInvariant(), clock.UtcNow());
        var subscriber = await db.Subscribers.FirstOrDefaultAsync(s => s.Email == address, stop);
        if (subscriber is { IsConfirmed: true } || (subscriber is not null && now - subscriber.AskedAt < Again))
            return;
        if (subscriber is null)
            db.Subscribers.Add(subscriber = new Subscriber { Email = address, Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) });
        (subscriber.AskedAt, subscriber.Language) = (now, wish.Language);
        db.ConsentLog.Add(new ConsentEntry
        {
            Email = address,
            Purpose = ConsentPurpose.Newsletter,
            Step = ConsentStep.Asked,
            At = now,
            Wording = wish.Wording,
            WordingVersion = wish.WordingVersion,
            Source = wish.Source,
        });
        await WriteAsync(subscriber, links, stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // A double click: the other one took the wish in and wrote the mail.
            db.ChangeTracker.Clear();
            if (!await db.Subscribers.AnyAsync(s => s.Email == address, stop))
                throw;
        }
    }

    private async Task WriteAsync(Subscriber subscriber, AccountLinks links, CancellationToken stop)
    {
        var body = await queue.BeginAsync(subscriber.Language, stop);
        body.Title(body.Say("Möchten Sie unseren Newsletter?"))
            .Paragraph(body.Say("Für diese Adresse wurde der Newsletter von {0} bestellt. Er kommt erst, wenn Sie es bestätigen.", body.Shop.ShopName))
            .Button(body.Say("Newsletter bestätigen"), links.ConfirmNewsletter(subscriber.Language, subscriber.Token))
            .Small(body.Say("Wenn Sie das nicht waren, müssen Sie nichts tun: Ohne Bestätigung löschen wir die Adresse nach vierzehn Tagen. Abbestellen können Sie jederzeit mit einem Klick."));
        var mail = queue.Add(db, subscriber.Email, "newsletter-confirm", body.Say("Newsletter von {0} bestätigen", body.Shop.ShopName), body);
        mail.UnsubscribeUrl = links.LeaveNewsletter(subscriber.Language, subscriber.Token);
    }
}
