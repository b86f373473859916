using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Shop.Common;
using Shop.Data;

namespace Shop.Access;

/// <summary>
/// Makes someone administrator, with an account where there was none, and the four roles where they are missing. Gives back the user
/// and a token with which they set their first password; someone who can sign in already gets none.
/// </summary>
public sealed class CreateAdministrator(ShopDb db, UserManager<User> users, RoleManager<Role> roles, TimeProvider clock)
{
    public Task<Result<(User User, string? Token)>> CreateAsync(string email, string name, string language = "de", CancellationToken stop = default) =>
        db.InTransactionAsync<(User, string?)>(
            async () =>
            {
                foreach (var role in new[] { Role.Administrator, Role.Manager, Role.Accountant, Role.Support })
                    await EnsureAsync(role);
                var user = await users.FindByEmailAsync(email) ?? new User { UserName = email, Email = email, DisplayName = name, Language = language, CreatedAt = clock.UtcNow() };
                user.EmailConfirmed = true;
                var saved = user.Id == 0 ? await users.CreateAsync(user) : await users.UpdateAsync(user);
                if (!saved.Succeeded)
                    return new Problem("email-invalid", "Diese E-Mail-Adresse ist nicht möglich.");
                if (!await users.IsInRoleAsync(user, Role.Administrator))
                    await users.AddToRoleAsync(user, Role.Administrator);
                return (user, await users.HasPasswordAsync(user) ? null : await users.GeneratePasswordResetTokenAsync(user));
            },
            stop);

    private async Task EnsureAsync(string name)
    {
        if (await roles.RoleExistsAsync(name))
            return;
        var role = new Role { Name = name };
        await roles.CreateAsync(role);
        foreach (var permission in Permissions.Of(name))
            await roles.AddClaimAsync(role, new Claim(Permissions.ClaimType, permission));
    }
}
