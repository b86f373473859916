using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Security;

/// <summary>Where staff land who came with a password alone: they set up a second factor, or use the one they have.</summary>
[Authorize]
public sealed class SecondFactorController(SignInManager<User> signIn) : Controller
{
    [HttpGet, ShopRoute("konto/zweiter-faktor", "account/second-factor")]
    public async Task<IActionResult> Show(string? returnUrl)
    {
        if (User.UsedSecondFactor())
            return this.Onward(returnUrl);
        var user = await signIn.OwnUserAsync();
        var passkeys = await signIn.UserManager.GetPasskeysAsync(user);
        return View("SecondFactor", new SecondFactorView(passkeys.Count > 0, user.TwoFactorEnabled, Url.IsLocalUrl(returnUrl) ? returnUrl : ""));
    }
}

/// <summary>What the person can do about it.</summary>
public sealed record SecondFactorView(bool HasPasskey, bool HasAuthenticator, string ReturnUrl);
