using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Access;
using Shop.Customers.Privacy;
using Shop.Data;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Account.Security;

namespace Shop.Web.Storefront.Account.Privacy;

/// <summary>One's own data: to take along, and to have erased.</summary>
[Authorize]
public sealed class PrivacyController(ShopDb db, SignInManager<User> signIn, ExportData export, EraseAccount erase, WebTexts t) : Controller
{
    [HttpGet, ShopRoute("konto/daten", "account/data")]
    public IActionResult Show() => View("Show", new EraseForm());

    /// <summary>Written room by room while the browser reads.</summary>
    [HttpPost, ShopRoute("konto/daten/mitnehmen", "account/data/export"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task Export(CancellationToken stop)
    {
        var user = await signIn.OwnUserAsync();
        Response.ContentType = "application/json; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"" + (Languages.Current == "en" ? "my-data.json" : "meine-daten.json") + "\"";
        await export.WriteAsync(await db.PersonAsync(user, stop), Response.Body, stop);
    }

    [HttpPost, ShopRoute("konto/daten/loeschen", "account/data/erase"), ProvenSelf, EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Erase(EraseForm form, CancellationToken stop)
    {
        var email = User.FindFirstValue(ClaimTypes.Email) ?? "";
        if (form.Email.Length > 0 && !string.Equals(form.Email.Trim(), email, StringComparison.OrdinalIgnoreCase))
            ModelState.AddModelError(nameof(form.Email), t["Das ist nicht die E-Mail-Adresse dieses Kontos."]);
        if (!ModelState.IsValid)
            return Again(form);
        if (await erase.EraseOwnAsync(User.UserId() ?? 0, form.Password, stop) is { } problem)
        {
            ModelState.AddModelError(nameof(form.Password), problem.ToString());
            return Again(form);
        }
        await signIn.SignOutAsync();
        this.Tell(t["Ihr Konto ist geschlossen. Bestellungen und Rechnungen bewahren wir auf, solange das Gesetz es verlangt; alles andere ist gelöscht."]);
        return Redirect(Url.Shop("SignIn.Show"));
    }

    private ViewResult Again(EraseForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Show", form);
    }
}
