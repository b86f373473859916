using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Shop.Access;
using Shop.Common;
using Shop.Data;

namespace Shop.Customers.Accounts;

/// <summary>Wakes an account with the link from the mail. Refuses: "link-invalid".</summary>
public sealed class ConfirmEmail(ShopDb db, UserManager<User> users, LinkAccount link)
{
    internal static readonly Problem InvalidLink = new("link-invalid", "Dieser Link ist abgelaufen oder wurde schon benutzt.");

    public Task<Result<User>> ConfirmAsync(int userId, string token, CancellationToken stop = default) => db.InTransactionAsync<User>(
        async () =>
        {
            var user = await users.FindByIdAsync(userId.ToString(CultureInfo.InvariantCulture));
            if (user is null || !(await users.ConfirmEmailAsync(user, token)).Succeeded)
                return InvalidLink;
            await link.LinkAsync(user, stop);
            return user;
        },
        stop);
}
