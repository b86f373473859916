using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Pricing.Endings;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing.Endings;

/// <summary>The merchant's own price endings.</summary>
[Route("admin/price-endings")]
[Needs(Permissions.CatalogRead)]
public sealed class EndingsController(ShopDb db, EndingPages pages, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await pages.ListAsync(stop));

    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> New(CancellationToken stop) => View("Edit", await pages.EditorAsync(EndingForm.Fresh(), stop));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.PriceEndingRules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is { } rule ? View(await pages.EditorAsync(EndingForm.From(rule), stop)) : NotFound();

    /// <summary>What the typed rows make of some prices; saves nothing.</summary>
    [HttpPost("examples")]
    public IActionResult Examples([Bind(Prefix = "Form")] EndingForm form)
    {
        ModelState.Clear();
        return PartialView("_Examples", EndingExamples.Of(form.Read(), Entered.Money(form.Try)));
    }

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] EndingForm form, string? look, CancellationToken stop)
    {
        var rule = id == 0 ? null : await db.PriceEndingRules.SingleOrDefaultAsync(r => r.Id == id, stop);
        if (id != 0 && rule is null)
            return NotFound();
        if (look is not null)
        {
            ModelState.Clear();
            return View("Edit", await pages.EditorAsync(form, stop));
        }
        var name = Typed.Line(form.Name);
        if (await db.PriceEndingRules.AnyAsync(r => r.Id != id && r.Name == name, stop))
            ModelState.AddModelError("Form.Name", texts["Diesen Namen gibt es schon."]);
        if (rule is not null && rule.Version != form.Version)
            ModelState.AddModelError("", texts["Diese Preisendung hat inzwischen jemand anderes geändert. Bitte laden Sie die Seite neu."]);
        if (!ModelState.IsValid)
            return this.Again("Edit", await pages.EditorAsync(form, stop));
        if (rule is null)
            db.PriceEndingRules.Add(rule = new PriceEndingRule { Name = name, Ending = form.Read()! });
        form.ApplyTo(rule);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Gespeichert. Sie gilt ab der nächsten Rechnung; Preise ändern sich dadurch nicht."]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:int}/remove")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.PriceEndingRules.SingleOrDefaultAsync(r => r.Id == id, stop) is not { } rule)
            return NotFound();
        if (PriceEndingRule.WhyNotRemove([.. (await pages.UsesAsync(stop))[id].Select(u => u.Text)]) is { } problem)
        {
            this.Refuse(problem);
            return RedirectToAction(nameof(Edit), new { id });
        }
        db.PriceEndingRules.Remove(rule);
        await db.SaveChangesAsync(stop);
        this.Say(texts["„{0}“ ist entfernt.", rule.Name]);
        return RedirectToAction(nameof(Index));
    }
}
