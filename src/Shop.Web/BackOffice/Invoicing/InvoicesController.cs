using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Invoicing;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Invoicing;

/// <summary>Issued invoices and their corrections: the list, a single one, its PDF.</summary>
[Route("admin/invoices")]
[Needs(Permissions.InvoicesRead)]
public sealed class InvoicesController(ShopDb db, InvoicePdfs pdfs, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(InvoiceFilter filter, CancellationToken stop)
    {
        var found = filter.Of(db);
        var totals = await found.SumUpAsync(stop);
        var pager = new Pager(Pager.Within(filter.Page, InvoiceFilter.Size, totals.Count), InvoiceFilter.Size, totals.Count);
        var page = found.OrderByDescending(i => i.IssuedOn).ThenByDescending(i => i.Id).Skip((pager.Number - 1) * pager.Size).Take(pager.Size);
        var rows = await InvoiceRow.From(page, db).ToListAsync(stop);
        return View(new InvoiceList(filter, [.. rows.OrderByDescending(r => r.IssuedOn).ThenByDescending(r => r.Id)], pager, totals, clock.Today()));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        var invoice = await db.Invoices.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, stop);
        if (invoice is null)
            return NotFound();
        var order = await db.Orders.AsNoTracking().SingleAsync(o => o.Id == invoice.OrderId, stop);
        var cancelledBy = await LinkAsync(db.Invoices.Where(i => i.CorrectsInvoiceId == id && i.Kind == InvoiceKind.Cancellation), stop);
        var corrects = await LinkAsync(db.Invoices.Where(i => i.Id == invoice.CorrectsInvoiceId), stop);
        var reissue = cancelledBy is not null && IssueInvoice.WhyNot(order) is null && !await db.Invoices.ValidFor(order.Id).AnyAsync(stop);
        return View(new InvoiceDetail(invoice, invoice.Read(), cancelledBy, corrects, order.IsPaid, reissue));
    }

    [HttpGet("{id:int}/pdf")]
    public async Task<IActionResult> Pdf(int id, CancellationToken stop)
    {
        var number = await db.Invoices.Where(i => i.Id == id).Select(i => i.Number).FirstOrDefaultAsync(stop);
        return number is null ? NotFound() : File(await pdfs.GetAsync(id, stop), MediaTypeNames.Application.Pdf, $"{number}.pdf");
    }

    private static Task<InvoiceLink?> LinkAsync(IQueryable<Invoice> invoices, CancellationToken stop) =>
        invoices.Select(i => new InvoiceLink(i.Id, i.Number)).FirstOrDefaultAsync(stop);
}
