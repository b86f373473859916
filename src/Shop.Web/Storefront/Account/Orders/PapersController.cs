using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Invoicing;
using Shop.Returns;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Orders;

/// <summary>All invoices, and all that went back, over all of one's orders.</summary>
[Authorize]
public sealed class PapersController(ShopDb db, OwnCustomer own) : Controller
{
    private const int Most = 200;

    [HttpGet, ShopRoute("konto/rechnungen", "account/invoices")]
    public async Task<IActionResult> Invoices(CancellationToken stop)
    {
        var rows = await (
            from i in db.Invoices.AsNoTracking().OwnedBy(own.Id)
            join o in db.Orders on i.OrderId equals o.Id
            orderby i.IssuedOn descending, i.Id descending
            select new PaperRow(i.Number, i.Kind, i.IssuedOn, o.Number, i.Total)).Take(Most).ToListAsync(stop);
        return View("Invoices", rows);
    }

    [HttpGet, ShopRoute("konto/retouren", "account/returns")]
    public async Task<IActionResult> Returns(CancellationToken stop)
    {
        var withdrawals = await db.Withdrawals.AsNoTracking().OwnedBy(db, own.Id).OrderByDescending(w => w.DeclaredAt).Take(Most)
            .Select(w => new WithdrawalRow(w.OrderNumber, w.Ticket, w.DeclaredAt, w.Whole, w.State, w.Answer)).ToListAsync(stop);
        var returns = await (
            from r in db.Returns.AsNoTracking().OwnedBy(db, own.Id)
            join o in db.Orders on r.OrderId equals o.Id
            orderby r.ReceivedAt descending
            select new ReturnRow(o.Number, r.ReceivedAt, r.Lines.Sum(l => l.Quantity), r.Refund, r.RefundedAt)).Take(Most).ToListAsync(stop);
        return View("Returns", new ReturnsView(withdrawals, returns));
    }
}

/// <summary>An invoice or its correction.</summary>
public sealed record PaperRow(string Number, InvoiceKind Kind, DateOnly IssuedOn, string OrderNumber, Money Total);

/// <summary>A withdrawal one declared.</summary>
public sealed record WithdrawalRow(string OrderNumber, string Ticket, DateTime DeclaredAt, bool Whole, WithdrawalState State, string Answer);

/// <summary>Goods that arrived back at the shop.</summary>
public sealed record ReturnRow(string OrderNumber, DateTime ReceivedAt, int Pieces, Money Refund, DateTime? RefundedAt);

/// <summary>What was withdrawn from and what came back.</summary>
public sealed record ReturnsView(IReadOnlyList<WithdrawalRow> Withdrawals, IReadOnlyList<ReturnRow> Returns);
