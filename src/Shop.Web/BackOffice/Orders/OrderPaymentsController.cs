using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Orders;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Orders;

/// <summary>Books the money for an order.</summary>
[Route("admin/orders/{id:int}/payments")]
[Needs(Permissions.OrdersWrite)]
public sealed class OrderPaymentsController(ShopDb db, MarkPaid verb, WebTexts texts) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Add(int id, string reference, CancellationToken stop)
    {
        if (!await db.Orders.AnyAsync(o => o.Id == id, stop))
            return NotFound();
        if ((await verb.MarkAsync(id, Entered.Line(reference, 200), stop)).Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Der Geldeingang ist gebucht."]);
        return RedirectToAction("Show", "Orders", new { id });
    }
}
