using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Mails;

namespace Shop.Customers.Privacy;

/// <summary>What the shop wrote to a person.</summary>
public sealed class MailData(ShopDb db) : IPersonalData
{
    /// <summary>Letters of trade, kept for six years (§257 (1) Nr. 3, (4) HGB).</summary>
    private static readonly string[] Kept =
        ["order-confirmation", "order-paid", "order-shipped", "order-cancelled", "invoice", "withdrawal-receipt", "withdrawal-answer", "return-refunded"];

    public string Name => "mails";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) =>
        To(person).AsNoTracking().OrderBy(m => m.Id).Select(m => (object)new { m.Kind, m.Subject, m.CreatedAt, m.SentAt, m.Text }).AsAsyncEnumerable();

    /// <summary>The notice that the account is gone is still on its way; <see cref="EraseAccount"/> writes it afterwards.</summary>
    public Task EraseAsync(Person person, CancellationToken stop = default) => To(person).Where(m => !Kept.Contains(m.Kind)).ExecuteDeleteAsync(stop);

    private IQueryable<MailMessage> To(Person person)
    {
        var email = person.Email.ToLowerInvariant();
        return db.Mails.Where(m => m.To.ToLower() == email);
    }
}
