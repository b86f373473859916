using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Orders;
using Shop.Returns;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Returns;

/// <summary>Declared withdrawals: what came in, which order is meant, and how it ends.</summary>
[Route("admin/withdrawals")]
[Needs(Permissions.OrdersRead)]
public sealed class WithdrawalsController(ShopDb db, CloseWithdrawal close, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(WithdrawalFilter filter, CancellationToken stop)
    {
        var found = filter.Of(db);
        var count = await found.CountAsync(stop);
        var pager = new Pager(Pager.Within(filter.Page, WithdrawalFilter.Size, count), WithdrawalFilter.Size, count);
        var rows = await found.OrderByDescending(w => w.DeclaredAt).ThenByDescending(w => w.Id).Skip((pager.Number - 1) * pager.Size).Take(pager.Size)
            .Select(WithdrawalRow.From).ToListAsync(stop);
        return View("Withdrawals", new WithdrawalList(filter, rows, pager));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        var withdrawal = await db.Withdrawals.AsNoTracking().Include(w => w.Lines).FirstOrDefaultAsync(w => w.Id == id, stop);
        if (withdrawal is null)
            return NotFound();
        var number = withdrawal.OrderNumber.ToUpperInvariant();
        var candidate = withdrawal.OrderId is not null ? null : await db.Orders.Where(o => o.Number == number && o.Kind == OrderKind.Sale)
            .Select(o => new { o.Id, o.Number, o.Email }).FirstOrDefaultAsync(stop);
        return View("Withdrawal", new WithdrawalDetail(withdrawal)
        {
            Order = await db.Orders.AsNoTracking().Include(o => o.Lines.OrderBy(l => l.Position)).FirstOrDefaultAsync(o => o.Id == withdrawal.OrderId, stop),
            Candidate = candidate is null ? null : (candidate.Id, candidate.Number, candidate.Email),
            Returned = withdrawal.OrderId is { } order ? await db.ReturnedAsync(order, stop) : new Dictionary<int, int>(),
            Returns = await ReturnRow.Of(db, db.Returns.Where(r => r.WithdrawalId == id)).ToListAsync(stop),
        });
    }

    [HttpPost("{id:int}/order")]
    [Needs(Permissions.OrdersWrite)]
    public async Task<IActionResult> Assign(int id, string number, CancellationToken stop)
    {
        if (await db.Withdrawals.FirstOrDefaultAsync(w => w.Id == id, stop) is not { } withdrawal)
            return NotFound();
        var written = Entered.Line(number, 60).ToUpperInvariant();
        var order = await db.Orders.AsNoTracking().FirstOrDefaultAsync(o => o.Number == written && o.Kind == OrderKind.Sale, stop);
        if ((withdrawal.WhyNotAssignable() ?? (order is null ? new Common.Problem("no-order", "Eine Bestellung mit dieser Nummer gibt es nicht.") : null)) is { } problem)
        {
            this.Refuse(problem);
            return RedirectToAction(nameof(Show), new { id });
        }
        withdrawal.OrderId = order!.Id;
        var period = WithdrawalPeriod.Of(order, await db.ShippingMethods.AsNoTracking().FirstOrDefaultAsync(m => m.Code == order.ShippingMethod, stop));
        (withdrawal.LastDay, withdrawal.IsLate) = (period.LastDay, period.IsOver(Common.Clock.BusinessDay(withdrawal.DeclaredAt)));
        db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, At = withdrawal.DeclaredAt, Kind = "withdrawn", Text = withdrawal.Code, By = Actor.Current });
        await db.SaveChangesAsync(stop);
        this.Say(texts["Der Widerruf gehört jetzt zur Bestellung {0}.", order.Number]);
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpPost("{id:int}/close")]
    [Needs(Permissions.OrdersWrite)]
    public async Task<IActionResult> Close(int id, string answer, CancellationToken stop)
    {
        if (!await db.Withdrawals.AnyAsync(w => w.Id == id, stop))
            return NotFound();
        if ((await close.CloseAsync(id, Entered.Line(answer, 2000), stop)).Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Der Widerruf ist abgeschlossen."]);
        return RedirectToAction(nameof(Show), new { id });
    }
}
