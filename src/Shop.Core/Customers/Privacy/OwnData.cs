using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Customers.Privacy;

/// <summary>The customer and their addresses.</summary>
public sealed class CustomerData(ShopDb db) : IPersonalData
{
    public string Name => "customer";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) =>
        db.Customers.AsNoTracking().Where(c => c.Id == person.CustomerId)
            .Select(c => (object)new { c.Number, c.Email, c.FirstName, c.LastName, c.Company, c.VatId, c.Language, c.CreatedAt, Addresses = c.Addresses.Select(a => a.Address).ToList() })
            .AsAsyncEnumerable();

    /// <summary>The row stays, empty, so that orders and invoices keep their customer number.</summary>
    public async Task EraseAsync(Person person, CancellationToken stop = default)
    {
        await db.CustomerAddresses.OwnedBy(person.CustomerId).ExecuteDeleteAsync(stop);
        var customer = await db.Customers.SingleAsync(c => c.Id == person.CustomerId, stop);
        (customer.FirstName, customer.LastName, customer.Company, customer.VatId, customer.ExternalKey, customer.UserId) = ("", "", "", "", null, null);
        customer.Email = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"erased-{customer.Id}@erased.invalid");
        await db.SaveChangesAsync(stop);
        // The change log would remember what was just erased.
        await db.ChangeLog.Where(e => e.Entity == nameof(Customer) && e.EntityId == person.CustomerId)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.OldValue, (string?)null).SetProperty(x => x.NewValue, (string?)null), stop);
    }
}

/// <summary>The account: how and from where one signs in. Deleting the user takes all of it.</summary>
public sealed class AccountData(ShopDb db) : IPersonalData
{
    public string Name => "account";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) =>
        db.Users.AsNoTracking().Where(u => u.Id == person.UserId)
            .Select(u => (object)new
            {
                u.Email,
                u.DisplayName,
                u.Language,
                u.CreatedAt,
                u.TwoFactorEnabled,
                SignIns = db.SignInSessions.Where(s => s.UserId == u.Id).Select(s => new { s.Device, s.CreatedAt, s.LastSeenAt, s.ExpiresAt }).ToList(),
            })
            .AsAsyncEnumerable();

    public Task EraseAsync(Person person, CancellationToken stop = default) => db.SignInSessions.Where(s => s.UserId == person.UserId).ExecuteDeleteAsync(stop);
}

/// <summary>The newsletter and the log of what was agreed to.</summary>
public sealed class ConsentData(ShopDb db) : IPersonalData
{
    public string Name => "consents";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default)
    {
        var email = person.Email.ToLowerInvariant();
        return db.ConsentLog.AsNoTracking().Where(c => c.Email == email).OrderBy(c => c.Id).Select(c => (object)new { c.Purpose, c.Step, c.At, c.Wording }).AsAsyncEnumerable();
    }

    /// <summary>The subscription ends. The log stays: it proves that what was sent was allowed (art. 17 (3) e GDPR).</summary>
    public Task EraseAsync(Person person, CancellationToken stop = default)
    {
        var email = person.Email.ToLowerInvariant();
        return db.Subscribers.Where(s => s.Email == email).ExecuteDeleteAsync(stop);
    }
}
