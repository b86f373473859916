using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Jobs;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Mails;

/// <summary>Events of the shop that could not be handled yet: a missing setting, a broken template. They come back by themselves.</summary>
[Route("admin/mails/events")]
[Needs(Permissions.MailsRead)]
public sealed class EventsController(ShopDb db, TimeProvider clock, WakeUp wake, WebTexts texts) : Controller
{
    private const int Most = 100;

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) =>
        View("Events", await db.Outbox.AsNoTracking().Open().Where(m => m.LastError != null).OrderBy(m => m.Id).Take(Most).ToListAsync(stop));

    [HttpPost("retry")]
    public async Task<IActionResult> Retry(CancellationToken stop)
    {
        var now = clock.UtcNow();
        await db.Outbox.Open().Where(m => m.LastError != null).ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, now), stop);
        wake.Outbox.Ring();
        this.Say(texts["Die Ereignisse werden jetzt noch einmal bearbeitet."]);
        return RedirectToAction(nameof(Index));
    }
}
