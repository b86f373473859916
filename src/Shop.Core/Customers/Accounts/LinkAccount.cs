using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;

namespace Shop.Customers.Accounts;

/// <summary>
/// Gives a user whose e-mail address is confirmed their customer: the guest who ordered with this address before, or a new one. Only
/// from here on do earlier orders show in the account. Must run inside a transaction.
/// </summary>
public sealed class LinkAccount(ShopDb db, UserManager<User> users, TimeProvider clock)
{
    /// <summary>Claims that hold the typed name until the address is confirmed.</summary>
    internal const string FirstName = "registered_first_name";
    internal const string LastName = "registered_last_name";

    public async Task<Customer> LinkAsync(User user, CancellationToken stop = default)
    {
        var customer = await db.Customers.FirstOrDefaultAsync(c => c.UserId == user.Id, stop)
            ?? await db.Customers.GuestsWith(user.Email!).OrderBy(c => c.Id).FirstOrDefaultAsync(stop)
            ?? await AddAsync(user, stop);
        customer.UserId = user.Id;
        await TakeNamesAsync(user, customer);
        await db.SaveChangesAsync(stop);
        return customer;
    }

    private async Task<Customer> AddAsync(User user, CancellationToken stop)
    {
        var customer = new Customer
        {
            Number = await NumberSeries.TakeAsync(db, "customer", stop),
            Email = user.Email!,
            Language = user.Language,
            CreatedAt = clock.UtcNow(),
        };
        db.Customers.Add(customer);
        return customer;
    }

    private async Task TakeNamesAsync(User user, Customer customer)
    {
        var names = (await users.GetClaimsAsync(user)).Where(c => c.Type is FirstName or LastName).ToList();
        if (names.Count == 0)
            return;
        customer.FirstName = names.Find(c => c.Type == FirstName)?.Value ?? customer.FirstName;
        customer.LastName = names.Find(c => c.Type == LastName)?.Value ?? customer.LastName;
        await users.RemoveClaimsAsync(user, names);
    }
}
