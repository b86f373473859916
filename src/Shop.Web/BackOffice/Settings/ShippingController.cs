using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Shipping;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Settings;

/// <summary>Ways the goods reach customers.</summary>
[Route("admin/shipping")]
[Needs(Permissions.SettingsWrite)]
public sealed class ShippingController(ShopDb db, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) =>
        View("Shipping", await db.ShippingMethods.AsNoTracking().OrderBy(m => m.Position).ThenBy(m => m.Id).ToListAsync(stop));

    [HttpGet("new")]
    public IActionResult New() => View("EditShipping", new ShippingMethodForm());

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.ShippingMethods.FirstOrDefaultAsync(m => m.Id == id, stop) is { } method ? View("EditShipping", ShippingMethodForm.From(method)) : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    public async Task<IActionResult> Save(int id, ShippingMethodForm form, CancellationToken stop)
    {
        var method = id == 0 ? null : await db.ShippingMethods.FirstOrDefaultAsync(m => m.Id == id, stop);
        if (id != 0 && method is null)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("EditShipping", form);
        if (method is null)
            db.ShippingMethods.Add(method = new ShippingMethod { Code = await FreeCodeAsync(form.Name.De, stop) });
        form.ApplyTo(method);
        db.MarkStale("content");
        await db.SaveChangesAsync(stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index));
    }

    private async Task<string> FreeCodeAsync(string name, CancellationToken stop)
    {
        var wished = Slug.From(name);
        wished = wished[..Math.Min(wished.Length, 36)];
        var taken = await db.ShippingMethods.Select(m => m.Code).ToListAsync(stop);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? wished : $"{wished}-{n}").First(c => !taken.Contains(c));
    }
}
