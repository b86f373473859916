using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace Shop.Access;

/// <summary>Accepts every code of an authenticator app once: a code that was looked over a shoulder is spent (RFC 6238 §5.2).</summary>
public sealed class OneTimeCodes(TimeProvider clock) : IUserTwoFactorTokenProvider<User>
{
    public const string Name = "authenticator";

    private const string Owner = "shop";
    private const string LastStep = "authenticator-step";

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<User> manager, User user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    /// <summary>The codes come from the person's device.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<User> manager, User user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<User> manager, User user)
    {
        var key = await manager.GetAuthenticatorKeyAsync(user);
        if (string.IsNullOrEmpty(key) || Totp.MatchingStep(key, token, clock.GetUtcNow()) is not { } step)
            return false;
        var last = await manager.GetAuthenticationTokenAsync(user, Owner, LastStep);
        if (long.TryParse(last, CultureInfo.InvariantCulture, out var spent) && step <= spent)
            return false;
        // Two requests with the same code: the second one fails on the user's concurrency stamp.
        return (await manager.SetAuthenticationTokenAsync(user, Owner, LastStep, step.ToString(CultureInfo.InvariantCulture))).Succeeded;
    }
}
