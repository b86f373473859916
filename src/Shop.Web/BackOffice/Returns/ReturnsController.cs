using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Invoicing;
using Shop.Returns;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Returns;

/// <summary>Goods that came back: unpacking, shelf, refund.</summary>
[Route("admin/returns")]
[Needs(Permissions.OrdersRead)]
public sealed class ReturnsController(ShopDb db, TakeBack take, RefundReturn refund, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(ReturnFilter filter, CancellationToken stop)
    {
        var found = filter.Of(db);
        var count = await found.CountAsync(stop);
        var pager = new Pager(Pager.Within(filter.Page, ReturnFilter.Size, count), ReturnFilter.Size, count);
        var rows = await ReturnRow.Of(db, found).Skip((pager.Number - 1) * pager.Size).Take(pager.Size).ToListAsync(stop);
        return View(new ReturnList(filter, rows, pager));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        var returned = await db.Returns.AsNoTracking().Include(r => r.Lines).FirstOrDefaultAsync(r => r.Id == id, stop);
        if (returned is null)
            return NotFound();
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).FirstAsync(o => o.Id == returned.OrderId, stop);
        var correction = await db.Invoices.Where(i => i.Id == returned.CorrectionId).Select(i => new { i.Id, i.Number }).FirstOrDefaultAsync(stop);
        var invoice = await db.Invoices.ValidFor(order.Id).Select(i => i.Number).FirstOrDefaultAsync(stop);
        return View(new ReturnDetail(returned, order, invoice, correction is null ? null : (correction.Id, correction.Number)));
    }

    [HttpGet("new")]
    [Needs(Permissions.OrdersWrite)]
    public async Task<IActionResult> Add(int order, int? withdrawal, CancellationToken stop) =>
        await ReadAsync(order, withdrawal, null, stop) is { } page ? View("New", page) : NotFound();

    [HttpPost("new")]
    [Needs(Permissions.OrdersWrite)]
    public async Task<IActionResult> Add(ArrivalForm form, CancellationToken stop)
    {
        if (await ReadAsync(form.OrderId, form.WithdrawalId, form, stop) is not { } page)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("New", page);
        var taken = await take.TakeAsync(form.ToArrival(), stop);
        if (taken.Problem is { } problem)
        {
            ModelState.AddModelError("", problem.ToString());
            return this.Again("New", page, StatusCodes.Status409Conflict);
        }
        this.Say(texts["Die Ware ist eingebucht. Jetzt fehlt noch die Erstattung."]);
        return RedirectToAction(nameof(Show), new { id = taken.Value.Id });
    }

    [HttpPost("{id:int}/refund")]
    [Needs(Permissions.OrdersWrite)]
    public async Task<IActionResult> Refund(int id, CancellationToken stop)
    {
        if (!await db.Returns.AnyAsync(r => r.Id == id, stop))
            return NotFound();
        if ((await refund.RefundAsync(id, stop)).Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Die Erstattung ist gebucht; der Kunde bekommt eine E-Mail."]);
        return RedirectToAction(nameof(Show), new { id });
    }

    /// <summary>Null when order and withdrawal don't belong together.</summary>
    private async Task<ArrivalPage?> ReadAsync(int orderId, int? withdrawalId, ArrivalForm? form, CancellationToken stop)
    {
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == orderId, stop);
        var withdrawal = withdrawalId is null ? null : await db.Withdrawals.AsNoTracking().Include(w => w.Lines).FirstOrDefaultAsync(w => w.Id == withdrawalId && w.OrderId == orderId, stop);
        if (order is null || (withdrawalId is not null && withdrawal is null))
            return null;
        var returned = await db.ReturnedAsync(orderId, stop);
        return new ArrivalPage(form ?? ArrivalForm.From(order, returned, withdrawal), order, returned, withdrawal);
    }
}
