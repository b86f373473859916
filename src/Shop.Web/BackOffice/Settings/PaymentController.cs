using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Payments;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Settings;

/// <summary>Ways to pay.</summary>
[Route("admin/payment")]
[Needs(Permissions.SettingsWrite)]
public sealed class PaymentController(ShopDb db, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) =>
        View("Payment", await db.PaymentMethods.AsNoTracking().OrderBy(m => m.Position).ThenBy(m => m.Id).ToListAsync(stop));

    [HttpGet("new")]
    public IActionResult New() => View("EditPayment", new PaymentMethodForm());

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.PaymentMethods.FirstOrDefaultAsync(m => m.Id == id, stop) is { } method ? View("EditPayment", PaymentMethodForm.From(method)) : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    public async Task<IActionResult> Save(int id, PaymentMethodForm form, CancellationToken stop)
    {
        var method = id == 0 ? null : await db.PaymentMethods.FirstOrDefaultAsync(m => m.Id == id, stop);
        if (id != 0 && method is null)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("EditPayment", form);
        if (method is null)
            db.PaymentMethods.Add(method = new PaymentMethod { Code = await FreeCodeAsync(form.Name.De, stop) });
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
        var taken = await db.PaymentMethods.Select(m => m.Code).ToListAsync(stop);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? wished : $"{wished}-{n}").First(c => !taken.Contains(c));
    }
}
