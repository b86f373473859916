using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Shop.Access;

namespace Shop.Web.Storefront.Account.SignIn;

/// <summary>Finds out whose passkey signed the challenge that this browser was given.</summary>
public sealed class PasskeyCheck(SignInManager<User> signIn, UserManager<User> users)
{
    public async Task<User?> FindOwnerAsync(string credential)
    {
        if (!IsJson(credential))
            return null;
        var result = await AssertAsync(credential);
        if (result is not { Succeeded: true } || !await signIn.CanSignInAsync(result.User) || await users.IsLockedOutAsync(result.User))
            return null;
        return (await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded ? result.User : null;
    }

    internal static bool IsJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async Task<PasskeyAssertionResult<User>?> AssertAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for a challenge in this browser, or too long ago.
            return null;
        }
    }
}
