using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Invoicing;
using Shop.Orders;
using Shop.Settings;
using Shop.Web.Shared;
using Shop.Web.Storefront.Carts;

namespace Shop.Web.Storefront.Account.Orders;

/// <summary>One's own orders and their invoices; those of others don't exist here.</summary>
[Authorize]
public sealed class MyOrdersController(ShopDb db, OwnCustomer own, InvoicePdfs pdfs, ShopSettings settings, TimeProvider clock) : Controller
{
    private const int PageSize = 20;

    [HttpGet, ShopRoute("konto/bestellungen", "account/orders")]
    public async Task<IActionResult> List(CancellationToken stop, int page = 1)
    {
        var orders = db.Orders.AsNoTracking().OwnedBy(own.Id).Sales();
        var total = await orders.CountAsync(stop);
        var number = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await orders.NewestFirst().Skip((number - 1) * PageSize).Take(PageSize).Select(OrderRow.Of).ToListAsync(stop);
        return View(new Page<OrderRow>(rows, number, PageSize, total));
    }

    [HttpGet, ShopRoute("konto/bestellungen/{number}", "account/orders/{number}")]
    public async Task<IActionResult> Show(string number, CancellationToken stop)
    {
        // Addresses are in lower case, numbers aren't; the scope leaves few rows to compare.
        var written = number.ToUpperInvariant();
        var order = await db.Orders.AsNoTracking().AsSplitQuery().OwnedBy(own.Id)
            .Include(o => o.Lines).Include(o => o.Taxes).Include(o => o.Discounts).Include(o => o.Events).Include(o => o.Customer)
            .SingleOrDefaultAsync(o => o.Number.ToUpper() == written, stop);
        if (order is null)
            return NotFound();
        var net = (await settings.GetAsync<SalesRules>(stop)).ShowsNet(order.Customer?.Group ?? CustomerGroup.Consumer);
        var invoices = await db.Invoices.AsNoTracking().OwnedBy(own.Id).Where(i => i.OrderId == order.Id)
            .OrderBy(i => i.Id).Select(i => new InvoiceRow(i.Number, i.Kind, i.IssuedOn)).ToListAsync(stop);
        var payment = await db.PaymentMethods.AsNoTracking().Where(p => p.Code == order.PaymentMethod).Select(p => p.Name).SingleOrDefaultAsync(stop);
        var shipping = await db.ShippingMethods.AsNoTracking().SingleOrDefaultAsync(s => s.Code == order.ShippingMethod, stop);
        return View(new OrderView(order, invoices, payment ?? LocalizedText.Both(order.PaymentMethod), shipping, clock.Today()) { Shown = new ShownOrder(order, net) });
    }

    [HttpGet, ShopRoute("konto/rechnungen/{number}.pdf", "account/invoices/{number}.pdf")]
    public async Task<IActionResult> Invoice(string number, CancellationToken stop)
    {
        var written = number.ToUpperInvariant();
        var invoice = await db.Invoices.OwnedBy(own.Id).Where(i => i.Number.ToUpper() == written).Select(i => new { i.Id, i.Number }).SingleOrDefaultAsync(stop);
        return invoice is null ? NotFound() : File(await pdfs.GetAsync(invoice.Id, stop), "application/pdf", $"{invoice.Number}.pdf");
    }
}
