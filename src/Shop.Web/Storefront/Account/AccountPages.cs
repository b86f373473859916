using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Common;
using Shop.Customers.Accounts;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account;

/// <summary>What the pages around an account have in common.</summary>
public static class AccountPages
{
    public const string DoneKey = "done";
    public const string RefusedKey = "refused";

    /// <summary>
    /// Addresses for mails. Set "Shop:Url" where the shop is reachable from outside: otherwise the request says which host it came
    /// for, and whoever sends the request can say anything.
    /// </summary>
    public static AccountLinks Links(this ControllerBase controller)
    {
        var request = controller.Request;
        var configured = controller.HttpContext.RequestServices.GetRequiredService<IConfiguration>()["Shop:Url"];
        return new AccountLinks(configured is { Length: > 0 } ? configured.TrimEnd('/') : $"{request.Scheme}://{request.Host}");
    }

    /// <summary>Says on the next page that something was done.</summary>
    public static void Tell(this Controller controller, string text) => controller.TempData[DoneKey] = text;

    /// <summary>Says on the next page why something was not done.</summary>
    public static void Refuse(this Controller controller, Problem problem) => controller.TempData[RefusedKey] = problem.ToString();

    /// <summary>To where the person wanted to go, if that is in this shop.</summary>
    public static IActionResult Onward(this Controller controller, string? returnUrl, string otherwise = "Account.Index") =>
        controller.LocalRedirect(controller.Url.IsLocalUrl(returnUrl) ? returnUrl : controller.Url.Shop(otherwise));

    /// <summary>Renews this browser's sign-in as one with two factors; others that a new security stamp ended stay ended.</summary>
    public static async Task SignInStrongAsync(this SignInManager<User> signIn, User user)
    {
        var now = await signIn.Context.AuthenticateAsync(signIn.AuthenticationScheme);
        await signIn.SignInWithClaimsAsync(user, now.Properties?.IsPersistent ?? false, [new(ShopClaims.Method, ShopClaims.TwoFactors)]);
    }

    /// <summary>The signed-in user; whoever was deleted meanwhile is signed out.</summary>
    public static async Task<User> OwnUserAsync(this SignInManager<User> signIn) =>
        await signIn.UserManager.GetUserAsync(signIn.Context.User) ?? throw new InvalidOperationException("The signed-in user is gone");
}
