using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Discounts;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Discounts;

/// <summary>Discounts: the list, the editor, a pause, a copy.</summary>
[Route("admin/discounts")]
[Needs(Permissions.DiscountsRead)]
public sealed class DiscountsController(ShopDb db, DiscountPages pages, WebTexts texts, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(DiscountFilter filter, string? month, CancellationToken stop) => View(await pages.ListAsync(filter, month, stop));

    [HttpGet("new")]
    [Needs(Permissions.DiscountsWrite)]
    public async Task<IActionResult> New(CancellationToken stop) =>
        View("Edit", await pages.EditorAsync(DiscountForm.From(Fresh()), null, stop));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.Discounts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, stop) is { } discount
            ? View(await pages.EditorAsync(DiscountForm.From(discount), discount, stop))
            : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.DiscountsWrite)]
    public async Task<IActionResult> Save(int id, DiscountForm form, string? look, CancellationToken stop)
    {
        var discount = id == 0 ? Fresh() : await db.Discounts.SingleOrDefaultAsync(d => d.Id == id, stop);
        if (discount is null)
            return NotFound();
        if (look is not null)
        {
            ModelState.Clear();
            return View("Edit", await pages.EditorAsync(form, discount, stop));
        }
        if (ModelState.IsValid && id != 0 && form.Version != discount.Version)
            return await ConflictAsync(form, discount, stop);
        if (!ModelState.IsValid)
            return this.Again("Edit", await pages.EditorAsync(form, discount, stop));
        await form.ApplyToAsync(discount, db, stop);
        if (discount.WhyNotSensible() is { } problem)
            ModelState.AddModelError("", problem.ToString());
        if (!ModelState.IsValid)
            return this.Again("Edit", await pages.EditorAsync(form, discount, stop));
        if (id == 0)
            db.Discounts.Add(discount);
        await db.SaveChangesAsync(stop);
        if (discount.HasLimit)
            await RedeemDiscounts.RecountAsync(db, discount.Id, stop);
        this.Say(texts["Gespeichert. Der Shop rechnet in wenigen Sekunden damit."]);
        return RedirectToAction(nameof(Edit), new { discount.Id });
    }

    [HttpPost("{id:int}/pause")]
    [Needs(Permissions.DiscountsWrite)]
    public async Task<IActionResult> Pause(int id, bool pause, CancellationToken stop)
    {
        if (await db.Discounts.SingleOrDefaultAsync(d => d.Id == id, stop) is not { } discount)
            return NotFound();
        discount.Paused = pause;
        await db.SaveChangesAsync(stop);
        this.Say(pause ? texts["Pausiert. Wer den Rabatt gerade sieht, wird vor der Bestellung gefragt."] : texts["Der Rabatt gilt wieder."]);
        return RedirectToAction(nameof(Edit), new { id });
    }

    /// <summary>A new discount with the same conditions, paused and without coupons.</summary>
    [HttpPost("{id:int}/copy")]
    [Needs(Permissions.DiscountsWrite)]
    public async Task<IActionResult> Copy(int id, CancellationToken stop)
    {
        if (await db.Discounts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, stop) is not { } discount)
            return NotFound();
        (discount.Id, discount.Version, discount.Uses, discount.Spent, discount.Paused) = (0, 0, 0, Money.Zero, true);
        discount.Name = new($"{discount.Name.De} (Kopie)", discount.Name.En.Length == 0 ? "" : $"{discount.Name.En} (copy)");
        db.Discounts.Add(discount);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Kopiert. Die Kopie ist pausiert, bis Sie sie fortsetzen."]);
        return RedirectToAction(nameof(Edit), new { discount.Id });
    }

    private Discount Fresh() => new() { StartsAt = clock.Today().StartUtc() };

    private async Task<IActionResult> ConflictAsync(DiscountForm form, Discount now, CancellationToken stop)
    {
        ModelState.Clear();
        form.Version = now.Version;
        ModelState.AddModelError("", texts["Jemand anderes hat den Rabatt inzwischen geändert. Gespeichert ist: {0}. Ihre Angaben stehen unten und sind noch nicht gespeichert.", await pages.SentenceAsync(now, stop)]);
        return this.Again("Edit", await pages.EditorAsync(form, now, stop), StatusCodes.Status409Conflict);
    }
}
