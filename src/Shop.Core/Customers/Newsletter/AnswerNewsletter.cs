using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Customers.Newsletter;

/// <summary>The mailbox said yes or no; either is logged in the words of the question.</summary>
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
        await LogAsync(subscriber.Email, ConsentStep.Confirmed, ConsentSource.MailLink, stop);
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>With the link in a mail. An unknown token is someone who left already.</summary>
    public async Task LeaveAsync(string token, ConsentSource source, CancellationToken stop = default) =>
        await LeaveAsync(await db.Subscribers.FirstOrDefaultAsync(s => s.Token == token, stop), source, stop);

    /// <summary>For an address that is proven by other means.</summary>
    public async Task LeaveAddressAsync(string email, ConsentSource source, CancellationToken stop = default)
    {
        var address = email.ToLowerInvariant();
        await LeaveAsync(await db.Subscribers.FirstOrDefaultAsync(s => s.Email == address, stop), source, stop);
    }

    private async Task LeaveAsync(Subscriber? subscriber, ConsentSource source, CancellationToken stop)
    {
        if (subscriber is null)
            return;
        await LogAsync(subscriber.Email, ConsentStep.Withdrawn, source, stop);
        db.Subscribers.Remove(subscriber);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The mail program and the reader at once: the other one has left and logged it.
            db.ChangeTracker.Clear();
        }
    }

    private async Task LogAsync(string email, ConsentStep step, ConsentSource source, CancellationToken stop)
    {
        var asked = await db.ConsentLog.AsNoTracking().Where(c => c.Email == email && c.Step == ConsentStep.Asked).OrderByDescending(c => c.Id).FirstOrDefaultAsync(stop);
        db.ConsentLog.Add(new ConsentEntry
        {
            Email = email,
            Purpose = ConsentPurpose.Newsletter,
            Step = step,
            At = clock.UtcNow(),
            Wording = asked?.Wording ?? "",
            WordingVersion = asked?.WordingVersion ?? "",
            Source = source,
        });
    }
}
