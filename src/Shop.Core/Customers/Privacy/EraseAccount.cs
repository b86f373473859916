using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Customers.Accounts;
using Shop.Data;

namespace Shop.Customers.Privacy;

/// <summary>
/// Closes an account and erases what no law wants kept (art. 17 GDPR). Orders, invoices and letters of trade stay for the years of §147 AO
/// and §257 HGB. Refuses: "password-wrong", "staff".
/// </summary>
public sealed class EraseAccount(ShopDb db, UserManager<User> users, IEnumerable<IPersonalData> rooms, AccountMails mails)
{
    public async Task<Result<User>> EraseAsync(int userId, string password, CancellationToken stop = default)
    {
        var id = userId.ToString(CultureInfo.InvariantCulture);
        var asked = (await users.FindByIdAsync(id))!;
        if (await users.IsLockedOutAsync(asked) || !await users.CheckPasswordAsync(asked, password))
        {
            await users.AccessFailedAsync(asked);
            return new Problem("password-wrong", "Das Passwort stimmt nicht.");
        }
        if ((await users.GetRolesAsync(asked)).Count > 0)
            return new Problem("staff", "Ein Konto von Mitarbeitern schließt die Leitung.");
        return await db.InTransactionAsync<User>(
            async () =>
            {
                var user = (await users.FindByIdAsync(id))!;
                await mails.NoticeAsync(user, AccountNotice.Erased, stop: stop);
                if (await db.Customers.Where(c => c.UserId == userId).Select(c => (int?)c.Id).FirstOrDefaultAsync(stop) is { } customer)
                {
                    var person = new Person(customer, userId, user.Email!);
                    foreach (var room in rooms)
                        await room.EraseAsync(person, stop);
                }
                var deleted = await users.DeleteAsync(user);
                return deleted.Succeeded ? user : throw new InvalidOperationException(string.Join(", ", deleted.Errors.Select(e => e.Code)));
            },
            stop);
    }
}
