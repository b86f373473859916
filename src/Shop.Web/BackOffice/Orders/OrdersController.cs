using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Invoicing;
using Shop.Orders;
using Shop.Returns;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Orders;

/// <summary>What customers ordered: the list and a single order.</summary>
[Route("admin/orders")]
[Needs(Permissions.OrdersRead)]
public sealed class OrdersController(ShopDb db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(OrderFilter filter, CancellationToken stop)
    {
        var found = filter.Of(db);
        var sums = await found.SumUpAsync(stop);
        var pager = new Pager(Pager.Within(filter.Page, OrderFilter.Size, sums.Count), OrderFilter.Size, sums.Count);
        var rows = await found.SortedByColumn(filter.Sort).Skip((pager.Number - 1) * pager.Size).Take(pager.Size).Select(OrderRow.From).ToListAsync(stop);
        Money? returned = filter is { Revenue: true, From: { } from, To: { } to } ? await db.Returns.ReceivedBetween(from, to).NetAsync(stop) : null;
        return View(new OrderList(filter, rows, pager, sums, returned));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        var order = await db.Orders.AsNoTracking().AsSplitQuery()
            .Include(o => o.Lines.OrderBy(l => l.Position)).Include(o => o.Taxes).Include(o => o.Discounts).Include(o => o.Events).Include(o => o.Customer)
            .FirstOrDefaultAsync(o => o.Id == id, stop);
        if (order is null)
            return NotFound();
        return View(new OrderDetail(order)
        {
            Payments = await db.Payments.AsNoTracking().Where(p => p.OrderId == id).OrderBy(p => p.ReceivedAt).ToListAsync(stop),
            Invoices = await db.Invoices.Where(i => i.OrderId == id).OrderBy(i => i.Id).Select(i => new InvoiceLink(i.Id, i.Number, i.Kind, i.IssuedOn, i.Total)).ToListAsync(stop),
            MayBeInvoiced = IssueInvoice.WhyNot(order) is null && !await db.Invoices.ValidFor(id).AnyAsync(stop),
            Returns = await db.Returns.AsNoTracking().Include(r => r.Lines).Where(r => r.OrderId == id).OrderBy(r => r.ReceivedAt).ToListAsync(stop),
            ShippingMethod = await db.ShippingMethods.Where(s => s.Code == order.ShippingMethod).Select(s => s.Name).FirstOrDefaultAsync(stop),
            PaymentMethod = await db.PaymentMethods.Where(p => p.Code == order.PaymentMethod).Select(p => p.Name).FirstOrDefaultAsync(stop),
        });
    }
}
