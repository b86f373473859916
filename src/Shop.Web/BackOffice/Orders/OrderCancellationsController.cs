using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Orders;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Orders;

/// <summary>Cancels an order after saying what follows from it.</summary>
[Route("admin/orders/{id:int}/cancellation")]
[Needs(Permissions.OrdersWrite)]
public sealed class OrderCancellationsController(ShopDb db, CancelOrder cancel, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Ask(int id, CancellationToken stop)
    {
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == id, stop);
        if (order is null)
            return NotFound();
        var invoices = await db.Invoices.Where(i => i.OrderId == id && i.CorrectsInvoiceId == null).Select(i => i.Number).ToListAsync(stop);
        return View("Cancel", new Cancellation(order, invoices));
    }

    [HttpPost]
    public async Task<IActionResult> Cancel(int id, string reason, CancellationToken stop)
    {
        if (!await db.Orders.AnyAsync(o => o.Id == id, stop))
            return NotFound();
        if ((await cancel.CancelAsync(id, Entered.Line(reason, 400), stop)).Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Die Bestellung ist storniert."]);
        return RedirectToAction("Show", "Orders", new { id });
    }
}

/// <summary>What a cancellation would mean.</summary>
public sealed record Cancellation(Order Order, IReadOnlyList<string> Invoices);
