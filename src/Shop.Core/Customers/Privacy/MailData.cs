using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Customers.Privacy;

/// <summary>What the shop wrote to a person. Letters about orders stay (§257 (1) Nr. 3 HGB: six years), those about the account go.</summary>
public sealed class MailData(ShopDb db) : IPersonalData
{
    public string Name => "mails";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default)
    {
        var email = person.Email.ToLowerInvariant();
        return db.Mails.AsNoTracking().Where(m => m.To.ToLower() == email).OrderBy(m => m.Id)
            .Select(m => (object)new { m.Kind, m.Subject, m.CreatedAt, m.SentAt, m.Text }).AsAsyncEnumerable();
    }

    /// <summary>The notice that the account is gone is still on its way.</summary>
    public Task EraseAsync(Person person, CancellationToken stop = default)
    {
        var email = person.Email.ToLowerInvariant();
        return db.Mails.Where(m => m.To.ToLower() == email && m.SentAt != null && (m.Kind.StartsWith("account") || m.Kind.StartsWith("newsletter"))).ExecuteDeleteAsync(stop);
    }
}
