using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers.Accounts;
using Shop.Data;
using Shop.Mails;

namespace Shop.Customers.Newsletter;

/// <summary>Asks the mailbox whether it wants the newsletter (double opt-in, §7 (2) UWG); the log keeps the words that were agreed to.</summary>
public sealed class AskForNewsletter(ShopDb db, MailQueue queue, TimeProvider clock)
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    /// <param name="wording">The sentence beside the button, as it was shown.</param>
    public async Task AskAsync(string email, string language, string wording, AccountLinks links, CancellationToken stop = default)
    {
        var (address, now) = (email.ToLowerInvariant(), clock.UtcNow());
        var subscriber = await db.Subscribers.FirstOrDefaultAsync(s => s.Email == address, stop);
        // Nobody's mailbox is flooded through this form.
        if (subscriber is { IsConfirmed: true } || (subscriber is not null && now - subscriber.AskedAt < Again))
            return;
        if (subscriber is null)
            db.Subscribers.Add(subscriber = new Subscriber { Email = address, Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) });
        (subscriber.AskedAt, subscriber.Language) = (now, language);
        db.ConsentLog.Add(new ConsentEntry { Email = address, Purpose = ConsentPurpose.Newsletter, Step = ConsentStep.Asked, At = now, Wording = wording });
        var body = await queue.BeginAsync(language, stop);
        body.Title(body.Say("Möchten Sie unseren Newsletter?"))
            .Paragraph(body.Say("Für diese Adresse wurde der Newsletter von {0} bestellt. Er kommt erst, wenn Sie es bestätigen.", body.Shop.ShopName))
            .Button(body.Say("Newsletter bestätigen"), links.Newsletter(language, subscriber.Token))
            .Small(body.Say("Wenn Sie das nicht waren, müssen Sie nichts tun. Abbestellen können Sie jederzeit mit einem Klick."));
        queue.Add(db, email, "newsletter-confirm", body.Say("Newsletter von {0} bestätigen", body.Shop.ShopName), body);
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>The mailbox said yes or no.</summary>
public sealed class AnswerNewsletter(ShopDb db, TimeProvider clock)
{
    private static readonly Problem Unknown = new("link-invalid", "Dieser Link ist abgelaufen oder wurde schon benutzt.");

    /// <summary>Refuses: "link-invalid".</summary>
    public async Task<Problem?> ConfirmAsync(string token, CancellationToken stop = default)
    {
        if (await db.Subscribers.FirstOrDefaultAsync(s => s.Token == token, stop) is not { } subscriber)
            return Unknown;
        if (subscriber.IsConfirmed)
            return null;
        subscriber.ConfirmedAt = clock.UtcNow();
        await LogAsync(subscriber.Email, ConsentStep.Confirmed, stop);
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>With the link in a mail. An unknown token is someone who left already.</summary>
    public async Task LeaveAsync(string token, CancellationToken stop = default) =>
        await LeaveAsync(await db.Subscribers.FirstOrDefaultAsync(s => s.Token == token, stop), stop);

    /// <summary>From the account, whose address is proven.</summary>
    public async Task LeaveAccountAsync(string email, CancellationToken stop = default)
    {
        var address = email.ToLowerInvariant();
        await LeaveAsync(await db.Subscribers.FirstOrDefaultAsync(s => s.Email == address, stop), stop);
    }

    private async Task LeaveAsync(Subscriber? subscriber, CancellationToken stop)
    {
        if (subscriber is null)
            return;
        await LogAsync(subscriber.Email, ConsentStep.Withdrawn, stop);
        db.Subscribers.Remove(subscriber);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>In the words of the question before it.</summary>
    private async Task LogAsync(string email, ConsentStep step, CancellationToken stop)
    {
        var wording = await db.ConsentLog.Where(c => c.Email == email && c.Step == ConsentStep.Asked).OrderByDescending(c => c.Id).Select(c => c.Wording).FirstOrDefaultAsync(stop);
        db.ConsentLog.Add(new ConsentEntry { Email = email, Purpose = ConsentPurpose.Newsletter, Step = step, At = clock.UtcNow(), Wording = wording ?? "" });
    }
}
