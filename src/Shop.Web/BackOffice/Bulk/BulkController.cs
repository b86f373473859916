using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Lists.Bulk;
using Shop.Web.BackOffice.ProductLists;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Jobs;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Bulk;

/// <summary>Changes many products at once: choose, see before and after, carry out.</summary>
[Route("admin/bulk")]
[Needs(Permissions.CatalogWrite)]
public sealed class BulkController(BulkPages pages, ProductListPages list, PrepareBulk prepare, SteerBulk steer, WakeUp wake) : Controller
{
    private const int LongestQuery = 1500;

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await pages.RunsAsync(stop));

    /// <summary>Freezes the checked products or all that the list's filter in the address finds.</summary>
    [HttpPost]
    [RequestFormLimits(ValueCountLimit = 2000)]
    public async Task<IActionResult> Choose([FromQuery] ProductFilter filter, [FromForm] int[] ids, [FromForm] bool all, CancellationToken stop)
    {
        var source = Request.QueryString.Value?.TrimStart('?') is { Length: <= LongestQuery } query ? query : "";
        var frozen = await prepare.FreezeAsync(all ? await (await list.IdsAsync(filter, stop)).ToListAsync(stop) : ids, source, stop);
        if (frozen.Ok)
            return RedirectToAction(nameof(Show), new { id = frozen.Value.Id });
        this.Refuse(frozen.Problem!);
        return Redirect("/admin/products?" + source);
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, int? page, BulkOutcome? outcome, CancellationToken stop) =>
        await pages.ReadAsync(id, page, outcome, stop) is { } screen ? View(screen with { Outcome = outcome }) : NotFound();

    /// <summary>Works out what the change would do.</summary>
    [HttpPost("{id:int}")]
    public async Task<IActionResult> Decide(int id, [Bind(Prefix = "Form")] BulkForm form, CancellationToken stop)
    {
        if (await pages.ReadAsync(id, null, null, stop) is not { } screen)
            return NotFound();
        var decided = await prepare.DecideAsync(id, form.ToOptions(screen.Words.Endings.FirstOrDefault(r => r.Id == form.EndingId)), stop);
        if (decided.Ok)
            return RedirectToAction(nameof(Show), new { id });
        ModelState.AddModelError("", decided.Problem!.ToString());
        return this.Again(nameof(Show), screen with { Form = form });
    }

    [HttpPost("{id:int}/start")]
    public async Task<IActionResult> Start(int id, CancellationToken stop) => Steered(id, await steer.StartAsync(id, stop));

    [HttpPost("{id:int}/undo")]
    public async Task<IActionResult> Undo(int id, CancellationToken stop) => Steered(id, await steer.UndoAsync(id, stop));

    [HttpPost("{id:int}/cancel")]
    public async Task<IActionResult> Cancel(int id, CancellationToken stop) => Steered(id, await steer.CancelAsync(id, stop));

    private IActionResult Steered(int id, Shop.Common.Problem? problem)
    {
        if (problem is { Code: "bulk-gone" })
            return NotFound();
        if (problem is not null)
            this.Refuse(problem);
        wake.Bulk.Ring();
        return RedirectToAction(nameof(Show), new { id });
    }
}

/// <summary>The progress bar alone, asked for every second; at the end the whole page is loaded once more.</summary>
[Route("admin/bulk/{id:int}/progress")]
[Needs(Permissions.CatalogWrite)]
public sealed class BulkProgressController(ShopDb db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        if (await db.BulkChanges.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, stop) is not { } bulk)
            return NotFound();
        if (bulk.State is BulkState.Done or BulkState.Cancelled or BulkState.Undone)
            Response.Headers["HX-Refresh"] = "true";
        return PartialView("_Progress", bulk);
    }
}
