using Microsoft.EntityFrameworkCore;
using Shop.Customers.Newsletter;
using Shop.Data;

namespace Shop.Customers.Privacy;

/// <summary>Who the customer is.</summary>
public sealed class ProfileData(ShopDb db) : IPersonalData
{
    public string Name => "profile";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) =>
        db.Customers.AsNoTracking().Where(c => c.Id == person.CustomerId)
            .Select(c => (object)new { c.Number, c.Email, c.FirstName, c.LastName, c.Company, c.VatId, c.Group, c.Language, c.CreatedAt })
            .AsAsyncEnumerable();

    /// <summary>The row stays, empty, so that orders and invoices keep their customer number.</summary>
    public async Task EraseAsync(Person person, CancellationToken stop = default)
    {
        if (await db.Customers.SingleOrDefaultAsync(c => c.Id == person.CustomerId, stop) is not { } customer)
            return;
        var name = customer.FullName;
        (customer.FirstName, customer.LastName, customer.Company, customer.VatId, customer.ExternalKey, customer.UserId) = ("", "", "", "", null, null);
        customer.Email = ErasedEmail(customer.Id);
        await db.SaveChangesAsync(stop);
        // The change log would remember what was just erased.
        await db.ChangeLog.Where(e => e.Entity == nameof(Customer) && e.EntityId == person.CustomerId)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.OldValue, (string?)null).SetProperty(x => x.NewValue, (string?)null), stop);
        await db.ChangeLog.Where(e => e.Entity == nameof(Customer) && e.EntityId == person.CustomerId && e.Who == name)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Who, "customer"), stop);
    }

    /// <summary>Leads nowhere (RFC 2606 §2).</summary>
    public static string ErasedEmail(int customerId) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"erased-{customerId}@erased.invalid");
}

/// <summary>The customer's book of addresses.</summary>
public sealed class AddressData(ShopDb db) : IPersonalData
{
    public string Name => "addresses";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) =>
        db.CustomerAddresses.AsNoTracking().OwnedBy(person.CustomerId).OrderBy(a => a.Id).Select(a => (object)new { a.IsDefault, a.Address }).AsAsyncEnumerable();

    public Task EraseAsync(Person person, CancellationToken stop = default) => db.CustomerAddresses.OwnedBy(person.CustomerId).ExecuteDeleteAsync(stop);
}

/// <summary>The account and its locks. Deleting the user takes all of it.</summary>
public sealed class AccountData(ShopDb db) : IPersonalData
{
    public string Name => "account";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) =>
        db.Users.AsNoTracking().Where(u => u.Id == person.UserId)
            .Select(u => (object)new { u.Email, u.EmailConfirmed, u.DisplayName, u.Language, u.CreatedAt, u.TwoFactorEnabled })
            .AsAsyncEnumerable();

    public Task EraseAsync(Person person, CancellationToken stop = default) => Task.CompletedTask;
}

/// <summary>Where the person is signed in.</summary>
public sealed class SessionData(ShopDb db) : IPersonalData
{
    public string Name => "sessions";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) =>
        db.SignInSessions.AsNoTracking().Where(s => s.UserId == person.UserId).OrderBy(s => s.CreatedAt)
            .Select(s => (object)new { s.Device, s.Network, s.CreatedAt, s.LastSeenAt, s.ExpiresAt }).AsAsyncEnumerable();

    public Task EraseAsync(Person person, CancellationToken stop = default) => db.SignInSessions.Where(s => s.UserId == person.UserId).ExecuteDeleteAsync(stop);
}

/// <summary>The log of what was agreed to.</summary>
public sealed class ConsentData(ShopDb db, AnswerNewsletter newsletter) : IPersonalData
{
    public string Name => "consents";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default)
    {
        var email = person.Email.ToLowerInvariant();
        return db.ConsentLog.AsNoTracking().Where(c => c.Email == email).OrderBy(c => c.Id)
            .Select(c => (object)new { c.Purpose, c.Step, c.At, c.Source, c.WordingVersion, c.Wording }).AsAsyncEnumerable();
    }

    /// <summary>
    /// The subscription ends. What proves that mails already sent were allowed stays (art. 17 (3) lit. e GDPR) until <see cref="SweepConsents"/>
    /// takes it; the rest goes.
    /// </summary>
    public async Task EraseAsync(Person person, CancellationToken stop = default)
    {
        var email = person.Email.ToLowerInvariant();
        await newsletter.LeaveAddressAsync(email, ConsentSource.Erasure, stop);
        await db.ConsentLog.Where(c => c.Email == email).Unproven(db).ExecuteDeleteAsync(stop);
    }
}
