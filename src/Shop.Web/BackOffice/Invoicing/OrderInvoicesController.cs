using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Invoicing;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Invoicing;

/// <summary>Issues the invoice of an order by hand, before its time or anew after a cancellation.</summary>
[Route("admin/orders/{id:int}/invoice")]
[Needs(Permissions.InvoicesWrite)]
public sealed class OrderInvoicesController(ShopDb db, IssueInvoice issue, WebTexts texts) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Issue(int id, CancellationToken stop)
    {
        if (!await db.Orders.AnyAsync(o => o.Id == id, stop))
            return NotFound();
        var issued = await issue.ForAsync(id, stop);
        if (issued.Problem is { } problem)
        {
            this.Refuse(problem);
            return LocalRedirect($"/admin/orders/{id}");
        }
        this.Say(texts["Die Rechnung {0} ist ausgestellt.", issued.Value.Number]);
        return RedirectToAction("Show", "Invoices", new { id = issued.Value.Id });
    }
}
