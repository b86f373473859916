using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Settings;

/// <summary>VAT rates with the day they begin and where they come from.</summary>
[Route("admin/taxes")]
[Needs(Permissions.SettingsWrite)]
public sealed class TaxesController(ShopDb db, TimeProvider clock, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View("Taxes", await PageAsync(new TaxRateForm(), stop));

    [HttpPost]
    public async Task<IActionResult> Add([Bind(Prefix = "New")] TaxRateForm form, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return this.Again("Taxes", await PageAsync(form, stop));
        db.TaxRates.Add(form.ToRate());
        await db.SaveChangesAsync(stop);
        this.Say(texts["Der Steuersatz ist eingetragen."]);
        return RedirectToAction(nameof(Index));
    }

    /// <summary>Only a rate that hasn't begun can be taken back.</summary>
    [HttpPost("{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.TaxRates.FirstOrDefaultAsync(r => r.Id == id, stop) is not { } rate)
            return NotFound();
        if (rate.ValidFrom <= clock.Today())
            this.Refuse(new Problem("rate-begun", "Ein Satz, der schon gilt oder galt, bleibt stehen. Tragen Sie den neuen mit seinem ersten Tag ein."));
        else
        {
            db.TaxRates.Remove(rate);
            await db.SaveChangesAsync(stop);
            this.Say(texts["Der Steuersatz ist entfernt."]);
        }
        return RedirectToAction(nameof(Index));
    }

    private async Task<TaxesPage> PageAsync(TaxRateForm form, CancellationToken stop) =>
        new(await db.TaxRates.AsNoTracking().OrderBy(r => r.TaxClass).ThenByDescending(r => r.ValidFrom).ToListAsync(stop), form, clock.Today());
}

/// <summary>All rates and the form for a further one.</summary>
public sealed record TaxesPage(IReadOnlyList<TaxRate> Rates, TaxRateForm New, DateOnly Today);
