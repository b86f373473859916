using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Orders;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Orders;

/// <summary>Hands an order to the carrier.</summary>
[Route("admin/orders/{id:int}/shipments")]
[Needs(Permissions.OrdersWrite)]
public sealed class OrderShipmentsController(ShopDb db, MarkShipped verb, WebTexts texts) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Add(int id, string trackingNumber, CancellationToken stop)
    {
        if (!await db.Orders.AnyAsync(o => o.Id == id, stop))
            return NotFound();
        if ((await verb.MarkAsync(id, Entered.Line(trackingNumber, 200), stop)).Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Die Bestellung ist versandt."]);
        return RedirectToAction("Show", "Orders", new { id });
    }
}
