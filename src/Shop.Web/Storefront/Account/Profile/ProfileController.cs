using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Profile;

/// <summary>Name and language of the account's owner.</summary>
[Authorize]
public sealed class ProfileController(ShopDb db, OwnCustomer own, SignInManager<User> signIn, WebTexts t) : Controller
{
    [HttpGet, ShopRoute("konto/profil", "account/profile")]
    public async Task<IActionResult> Show(CancellationToken stop)
    {
        var user = await signIn.OwnUserAsync();
        ViewData["Email"] = user.Email;
        return View("Show", ProfileForm.From(user, await db.Customers.AsNoTracking().SingleOrDefaultAsync(c => c.Id == own.Id, stop)));
    }

    [HttpPost, ShopRoute("konto/profil", "account/profile")]
    public async Task<IActionResult> Show(ProfileForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            ViewData["Email"] = (await signIn.OwnUserAsync()).Email;
            return View("Show", form);
        }
        var customer = await own.GetAsync(stop);
        var user = await signIn.OwnUserAsync();
        form.ApplyTo(user, customer);
        await db.SaveChangesAsync(stop);
        await signIn.RefreshSignInAsync(user);
        this.Tell(t["Ihr Profil ist gespeichert."]);
        return Redirect(Url.Shop("Profile.Show"));
    }
}
