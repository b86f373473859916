using Microsoft.AspNetCore.Identity;
using Shop.Common;
using Shop.Data;

namespace Shop.Access;

/// <summary>Gives a person the roles of their work and takes others away; whoever is signed in gets the new rights at once.</summary>
public sealed class AssignRoles(ShopDb db, UserManager<User> users, TimeProvider clock)
{
    /// <param name="userId">The person.</param>
    /// <param name="wanted">All roles they shall have; none ends their access to the back office.</param>
    /// <param name="stop">Ends the call.</param>
    public Task<Result<User>> AssignAsync(int userId, IReadOnlyCollection<string> wanted, CancellationToken stop = default) => db.InTransactionAsync<User>(
        async () =>
        {
            var user = (await users.FindByIdAsync(userId.ToString(System.Globalization.CultureInfo.InvariantCulture)))!;
            var had = await users.GetRolesAsync(user);
            if (had.Contains(Role.Administrator) && !wanted.Contains(Role.Administrator) && (await users.GetUsersInRoleAsync(Role.Administrator)).Count == 1)
                return new Problem("last-administrator", "Das ist der letzte Administrator. Ernennen Sie zuerst einen anderen.");
            await users.RemoveFromRolesAsync(user, had.Except(wanted));
            await users.AddToRolesAsync(user, wanted.Except(had));
            await users.UpdateSecurityStampAsync(user);
            db.ChangeLog.Add(StaffLog.Entry(user, "Roles", string.Join(", ", had.Order()), string.Join(", ", wanted.Order()), clock));
            await db.SaveChangesAsync(stop);
            return user;
        },
        stop);
}

/// <summary>Takes app and passkeys off a person's account who lost them; they set up new ones at the next sign-in.</summary>
public sealed class ResetSecondFactor(ShopDb db, UserManager<User> users, TimeProvider clock)
{
    public Task<Result<User>> ResetAsync(int userId, CancellationToken stop = default) => db.InTransactionAsync<User>(
        async () =>
        {
            var user = (await users.FindByIdAsync(userId.ToString(System.Globalization.CultureInfo.InvariantCulture)))!;
            foreach (var passkey in await users.GetPasskeysAsync(user))
                await users.RemovePasskeyAsync(user, passkey.CredentialId);
            await users.SetTwoFactorEnabledAsync(user, false);
            await users.ResetAuthenticatorKeyAsync(user);
            await users.UpdateSecurityStampAsync(user);
            db.ChangeLog.Add(StaffLog.Entry(user, "SecondFactor", "", "reset", clock));
            await db.SaveChangesAsync(stop);
            return user;
        },
        stop);
}

/// <summary>Entries of the change log about staff; accounts themselves aren't logged field by field.</summary>
public static class StaffLog
{
    public static ChangeLogEntry Entry(User user, string field, string before, string after, TimeProvider clock) => new()
    {
        At = clock.UtcNow(),
        Who = Actor.Current,
        Entity = "Staff",
        EntityId = user.Id,
        Action = "Changed",
        Field = field,
        OldValue = before,
        NewValue = after,
    };
}
