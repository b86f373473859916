using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Settings;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Settings;

/// <summary>Who the merchant is and how they sell.</summary>
[Route("admin/settings")]
[Needs(Permissions.SettingsWrite)]
public sealed class SettingsController(ShopSettings settings, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await PageAsync(stop));

    [HttpPost("company")]
    public async Task<IActionResult> SaveCompany([Bind(Prefix = "Company")] IdentityForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return this.Again(nameof(Index), await PageAsync(stop) with { Company = form });
        await settings.SaveAsync(form.ApplyTo(await settings.GetAsync<ShopIdentity>(stop)), stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("sales")]
    public async Task<IActionResult> SaveSales([Bind(Prefix = "Sales")] SalesRulesForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return this.Again(nameof(Index), await PageAsync(stop) with { Sales = form });
        await settings.SaveAsync(form.ApplyTo(await settings.GetAsync<SalesRules>(stop)), stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index));
    }

    private async Task<SettingsPage> PageAsync(CancellationToken stop) => new(
        IdentityForm.From(await settings.GetAsync<ShopIdentity>(stop)), SalesRulesForm.From(await settings.GetAsync<SalesRules>(stop)));
}

/// <summary>Both forms of the screen.</summary>
public sealed record SettingsPage(IdentityForm Company, SalesRulesForm Sales);
