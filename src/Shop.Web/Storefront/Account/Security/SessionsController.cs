using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Security;

/// <summary>Ends a sign-in on another device.</summary>
[Authorize]
public sealed class SessionsController(SignInSessions sessions, WebTexts t) : Controller
{
    [HttpPost, ShopRoute("konto/geraete/{id}/abmelden", "account/devices/{id}/sign-out")]
    public async Task<IActionResult> End(string id, CancellationToken stop)
    {
        if (!await sessions.EndAsync(User.UserId() ?? 0, id, stop))
            return NotFound();
        this.Tell(t["Das Gerät ist abgemeldet."]);
        return Redirect(Url.Shop("Security.Show"));
    }
}
