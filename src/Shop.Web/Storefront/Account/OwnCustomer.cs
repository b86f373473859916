using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Customers;
using Shop.Customers.Accounts;
using Shop.Data;
using Shop.Web.Security;

namespace Shop.Web.Storefront.Account;

/// <summary>The customer of the signed-in person. Staff become customers with the first thing they keep in their account.</summary>
public sealed class OwnCustomer(ShopDb db, SignInManager<User> signIn, LinkAccount link)
{
    /// <summary>0 belongs to nobody: scopes of someone who never bought are empty.</summary>
    public int Id => signIn.Context.User.CustomerId() ?? 0;

    /// <summary>To be changed and saved.</summary>
    public async Task<Customer> GetAsync(CancellationToken stop)
    {
        if (await db.Customers.SingleOrDefaultAsync(c => c.Id == Id, stop) is { } customer)
            return customer;
        var user = await signIn.OwnUserAsync();
        var made = await db.InTransactionAsync<Customer>(async () => await link.LinkAsync((await signIn.UserManager.FindByIdAsync(user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)))!, stop), stop);
        await signIn.RefreshSignInAsync(user);
        return made.Value;
    }
}
