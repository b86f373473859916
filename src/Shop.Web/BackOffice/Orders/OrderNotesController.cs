using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Orders;

/// <summary>Notes of the staff in an order's timeline; customers never see them.</summary>
[Route("admin/orders/{id:int}/notes")]
[Needs(Permissions.OrdersWrite)]
public sealed class OrderNotesController(ShopDb db, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Add(int id, string text, CancellationToken stop)
    {
        if (await db.Orders.FirstOrDefaultAsync(o => o.Id == id, stop) is not { } order)
            return NotFound();
        if (Entered.Line(text, 1000) is { Length: > 0 } note)
        {
            order.Note(clock.UtcNow(), "note", note);
            await db.SaveChangesAsync(stop);
        }
        else
            this.Refuse(new Problem("empty-note", "Die Notiz ist leer."));
        return RedirectToAction("Show", "Orders", new { id });
    }
}
