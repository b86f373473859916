using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Shop.Access;
using Shop.Common;
using Shop.Customers.Accounts;
using Shop.Data;

namespace Shop.Customers.Privacy;

/// <summary>
/// Closes an account and erases what no law wants kept (art. 17 GDPR). Orders, invoices and letters of trade stay for the years of §147 AO
/// and §257 HGB. Refuses: "password-wrong", "staff".
/// </summary>
public sealed class EraseAccount(ShopDb db, UserManager<User> users, IEnumerable<IPersonalData> rooms, AccountMails mails, TimeProvider clock)
{
    private static readonly Problem Staff = new("staff", "Ein Konto von Mitarbeitern schließt die Leitung.");

    /// <summary>The owner wants it and proves with the password to be the owner.</summary>
    public async Task<Problem?> EraseOwnAsync(int userId, string password, CancellationToken stop = default)
    {
        var asked = (await users.FindByIdAsync(userId.ToString(CultureInfo.InvariantCulture)))!;
        if (!await users.IsLockedOutAsync(asked) && await users.CheckPasswordAsync(asked, password))
            return (await EraseAsync(await db.PersonAsync(asked, stop), null, stop)).Problem;
        await users.AccessFailedAsync(asked);
        return new Problem("password-wrong", "Das Passwort stimmt nicht.");
    }

    /// <summary>Staff do it for someone who asked by letter, with an account or without; the change log names who did.</summary>
    public Task<Result<Person>> EraseForAsync(Person person, CancellationToken stop = default) => EraseAsync(person, PersonalDataLog.Erased, stop);

    private Task<Result<Person>> EraseAsync(Person person, string? noted, CancellationToken stop) => db.InTransactionAsync<Person>(
        async () =>
        {
            var user = person.UserId == 0 ? null : await users.FindByIdAsync(person.UserId.ToString(CultureInfo.InvariantCulture));
            if (user is not null && (await users.GetRolesAsync(user)).Count > 0)
                return Staff;
            foreach (var room in rooms)
                await room.EraseAsync(person, stop);
            if (noted is not null)
                await db.NoteAsync(person, noted, clock.UtcNow(), stop);
            if (user is null)
                return person;
            await mails.NoticeAsync(user, AccountNotice.Erased, stop: stop);
            var deleted = await users.DeleteAsync(user);
            return deleted.Succeeded ? person : throw new InvalidOperationException(string.Join(", ", deleted.Errors.Select(e => e.Code)));
        },
        stop);
}
