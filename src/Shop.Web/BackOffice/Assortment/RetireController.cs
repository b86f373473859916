using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Assortment;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>The retire wizard: check, sell-off, alternative, confirm. Each step is kept, so it can be gone on with tomorrow.</summary>
[Route("admin/products/{id:int}/retire")]
[ChangesBy(Way.Assortment)]
[Needs(Permissions.CatalogRead)]
public sealed class RetireController(ShopDb db, RetirePages pages, StartRetirement start, WebTexts texts, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(int id, int? step, string? q, CancellationToken stop) =>
        await pages.ReadAsync(id, step, q, stop) is { } page ? View("Retire", page) : NotFound();

    [HttpPost("begin")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Begin(int id, CancellationToken stop)
    {
        if (!await db.Products.AnyAsync(p => p.Id == id && p.Active, stop))
            return NotFound();
        if (await OpenAsync(id, stop) is null)
        {
            db.Retirements.Add(new Retirement { ProductId = id, By = Actor.Current, CreatedAt = clock.UtcNow(), Step = 1 });
            await db.SaveChangesAsync(stop);
        }
        return RedirectToAction(nameof(Show), new { id, step = 2 });
    }

    [HttpPost("sell-off")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> SellOff(int id, SellOffForm form, CancellationToken stop)
    {
        if (await DraftAsync(id, stop) is not { } draft)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("Retire", (await pages.ReadAsync(id, 2, null, stop))! with { Form = form });
        form.ApplyTo(draft);
        draft.Step = Math.Max(draft.Step, 2);
        await db.SaveChangesAsync(stop);
        return RedirectToAction(nameof(Show), new { id, step = 3 });
    }

    [HttpPost("alternative")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Alternative(int id, int? alternativeId, CancellationToken stop)
    {
        if (await DraftAsync(id, stop) is not { } draft)
            return NotFound();
        if (alternativeId == id || (alternativeId is { } other && !await db.Products.AnyAsync(p => p.Id == other && p.Active, stop)))
            return NotFound();
        draft.AlternativeId = alternativeId;
        draft.Step = Math.Max(draft.Step, 3);
        await db.SaveChangesAsync(stop);
        return RedirectToAction(nameof(Show), new { id, step = 4 });
    }

    [HttpPost("start")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Start(int id, bool sure, CancellationToken stop)
    {
        if (await DraftAsync(id, stop) is not { } draft)
            return NotFound();
        if (!sure)
        {
            ModelState.AddModelError("sure", texts["Bitte bestätigen Sie, dass das Produkt den Shop verlassen soll."]);
            return this.Again("Retire", await pages.ReadAsync(id, 4, null, stop));
        }
        if ((await start.StartAsync(draft.Id, stop)).Problem is { } problem)
        {
            this.Refuse(problem);
            return RedirectToAction(nameof(Show), new { id, step = 4 });
        }
        this.Say(texts["Der Abverkauf läuft. Am Ende nimmt der Shop das Produkt von selbst heraus; bis dahin können Sie ihn jederzeit abbrechen."]);
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpPost("cancel")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Cancel(int id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is not { } open)
            return NotFound();
        if ((await start.CancelAsync(open.Id, stop)).Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Die Auslistung ist abgebrochen. Preise, die seitdem niemand geändert hat, gelten wieder wie vorher."]);
        return Redirect($"/admin/assortment/products/{id}");
    }

    private Task<Retirement?> OpenAsync(int id, CancellationToken stop) =>
        db.Retirements.FirstOrDefaultAsync(r => r.ProductId == id && (r.State == RetirementState.Draft || r.State == RetirementState.Selling), stop);

    private Task<Retirement?> DraftAsync(int id, CancellationToken stop) => db.Retirements.FirstOrDefaultAsync(r => r.ProductId == id && r.State == RetirementState.Draft, stop);
}
