using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Invoicing;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Invoicing;

/// <summary>Takes an invoice back by a Stornorechnung, after saying what follows from it.</summary>
[Route("admin/invoices/{id:int}/cancellation")]
[Needs(Permissions.InvoicesWrite)]
public sealed class InvoiceCancellationsController(ShopDb db, CancelInvoice cancel, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Ask(int id, CancellationToken stop)
    {
        var invoice = await db.Invoices.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, stop);
        if (invoice is null)
            return NotFound();
        var cancelled = await db.Invoices.AnyAsync(i => i.CorrectsInvoiceId == id && i.Kind == InvoiceKind.Cancellation, stop);
        return View("Cancel", new InvoiceCancellation(invoice, CancelInvoice.WhyNot(invoice, cancelled)));
    }

    [HttpPost]
    public async Task<IActionResult> Cancel(int id, CancellationToken stop)
    {
        if (!await db.Invoices.AnyAsync(i => i.Id == id, stop))
            return NotFound();
        var cancelled = await cancel.RunAsync(id, stop);
        if (cancelled.Problem is { } problem)
        {
            this.Refuse(problem);
            return RedirectToAction("Show", "Invoices", new { id });
        }
        this.Say(texts["Die Stornorechnung {0} ist ausgestellt.", cancelled.Value.Number]);
        return RedirectToAction("Show", "Invoices", new { id = cancelled.Value.Id });
    }
}

/// <summary>The question before an invoice is cancelled.</summary>
public sealed record InvoiceCancellation(Invoice Invoice, Problem? WhyNot);
