using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Shared;

/// <summary>What the top bar does for the person at work: switch the language, sign out.</summary>
[Route("admin")]
[Needs(Permissions.Dashboard)]
public sealed class SessionController(SignInManager<User> signIn) : Controller
{
    [HttpPost("language")]
    public IActionResult Language(string language, string? back)
    {
        Response.Cookies.Append(Languages.Cookie, Languages.All.Contains(language) ? language : "de", new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        });
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/admin");
    }

    [HttpPost("sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/");
    }
}
