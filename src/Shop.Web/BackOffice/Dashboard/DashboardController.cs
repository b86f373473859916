using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Analytics;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Returns;
using Shop.Settings;
using Shop.Stock;
using Shop.Web.BackOffice.Orders;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Dashboard;

/// <summary>The start page: what came in, what is to do, how the last 30 days went; in a new shop also what is still to be set up.</summary>
[Route("admin")]
[Needs(Permissions.Dashboard)]
public sealed class DashboardController(ShopDb db, ShopSettings settings, SetupChecklist checklist, TimeProvider clock) : Controller
{
    private const int Days = 30;

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var today = clock.Today();
        var days = await db.RevenueByDayAsync(today.AddDays(1 - (2 * Days)), today, stop);
        var steps = User.May(Permissions.SettingsWrite) ? await checklist.StepsAsync(stop) : [];
        return View(new DashboardPage
        {
            Today = days[^1],
            Last = PeriodRevenue.Of([.. days.Skip(Days)]),
            Before = PeriodRevenue.Of([.. days.Take(Days)]),
            Days = days,
            Tasks = await TasksAsync(steps, stop),
            Steps = steps,
            Latest = User.May(Permissions.OrdersRead)
                ? await db.Orders.SortedByColumn(null).Take(8).Select(OrderRow.From).ToListAsync(stop)
                : [],
        });
    }

    private async Task<IReadOnlyList<OpenTask>> TasksAsync(IReadOnlyList<SetupStep> steps, CancellationToken stop)
    {
        var tasks = new List<OpenTask>();
        if (User.May(Permissions.OrdersRead))
        {
            var waiting = await db.Orders.Where(o => o.State == OrderState.AwaitingPayment || o.State == OrderState.ReadyToShip)
                .GroupBy(o => o.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
            tasks.Add(new("bank", OpenTask.CheckPayments, "/admin/orders?state=AwaitingPayment", waiting.GetValueOrDefault(OrderState.AwaitingPayment)));
            tasks.Add(new("truck", OpenTask.Ship, "/admin/orders?state=ReadyToShip", waiting.GetValueOrDefault(OrderState.ReadyToShip)));
            tasks.Add(new("undo", OpenTask.Withdrawals, "/admin/withdrawals?state=Open", await db.Withdrawals.Open().CountAsync(stop)));
            tasks.Add(new("return", OpenTask.Refunds, "/admin/returns?refunded=false", await db.Returns.Owed().CountAsync(stop)));
        }
        if (User.May(Permissions.MailsRead))
            tasks.Add(new("mail", OpenTask.FailedMails, "/admin/mails?state=failed", await db.Mails.CountAsync(m => m.GivenUpAt != null && m.SentAt == null, stop)));
        if (User.May(Permissions.CatalogRead))
        {
            var few = (await settings.GetAsync<SalesRules>(stop)).FewLeft;
            if (await db.Products.MissedPublishing().CountAsync(stop) is > 0 and var missed)
                tasks.Add(new("clock", OpenTask.NotPublished, "/admin/products/planned", missed));
            tasks.Add(new("box", OpenTask.SoldOut, "/admin/products?active=true&stock=out", await db.Products.OnSale().AtStock(db, StockLevel.Out, few).CountAsync(stop)));
            tasks.Add(new("box", OpenTask.FewLeft, "/admin/products?active=true&stock=low", await db.Products.OnSale().AtStock(db, StockLevel.Low, few).CountAsync(stop)));
        }
        if (steps.Count(s => !s.Done) is > 0 and var open)
            tasks.Add(new("gear", OpenTask.SetUp, "#einrichten", open));
        return tasks;
    }
}
