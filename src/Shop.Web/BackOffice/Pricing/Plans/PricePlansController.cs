using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Pricing.Plans;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing.Plans;

/// <summary>Prices that begin and end by themselves: the list with its calendar, planning for one or many, cancelling.</summary>
[Route("admin/price-plans")]
[Needs(Permissions.CatalogRead)]
public sealed class PricePlansController(ShopDb db, PlanPages pages, PlanPrices plan, TurnPricePlans turn, WebTexts texts) : Controller
{
    private const int Most = 200;

    [HttpGet]
    public async Task<IActionResult> Index(string? state, string? q, int? page, string? month, CancellationToken stop) =>
        View(await pages.ListAsync(state, q, page, month, stop));

    /// <summary>For a product all its variants, else those that are named.</summary>
    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> New(int? product, int[] ids, CancellationToken stop)
    {
        var chosen = product is { } id ? await db.Variants.Where(v => v.ProductId == id).OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => v.Id).ToListAsync(stop) : [.. ids];
        return await FormAsync(chosen, stop);
    }

    /// <summary>The same for a selection of a list.</summary>
    [HttpPost("for")]
    [Needs(Permissions.CatalogWrite)]
    public Task<IActionResult> For(int[] ids, CancellationToken stop) => FormAsync([.. ids], stop);

    [HttpPost]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save([Bind(Prefix = "Form")] PlanForm form, string? fill, CancellationToken stop)
    {
        form.Lines = [.. form.Lines.DistinctBy(l => l.VariantId).Take(Most)];
        if (fill is not null)
            return await FilledAsync(form, fill, stop);
        if (!ModelState.IsValid)
            return this.Again("New", await pages.EditorAsync(form, stop));
        var planned = await plan.PlanAsync(form.ToRequest(), stop);
        if (planned.Problem is { } problem)
        {
            ModelState.AddModelError("", problem.ToString());
            return this.Again("New", await pages.EditorAsync(form, stop), StatusCodes.Status409Conflict);
        }
        this.Say(texts.Count(planned.Value, "1 Preis ist geplant. Er gilt von selbst ab dem Beginn.", "{0} Preise sind geplant. Sie gelten von selbst ab dem Beginn."));
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("stop")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Stop(int[] ids, string? back, CancellationToken stop)
    {
        var ended = await turn.StopAsync(ids.Distinct().Take(Most).ToList(), stop);
        this.Say(ended == 0
            ? texts["Diese Pläne sind schon vorbei."]
            : texts.Count(ended, "1 Plan ist beendet. Wo er schon galt, zählt wieder der frühere Preis.", "{0} Pläne sind beendet. Wo sie schon galten, zählt wieder der frühere Preis."));
        return Url.IsLocalUrl(back) ? LocalRedirect(back) : RedirectToAction(nameof(Index));
    }

    /// <summary>Fills the lines, or only looks at what was typed; nothing is planned yet.</summary>
    private async Task<IActionResult> FilledAsync(PlanForm form, string fill, CancellationToken stop)
    {
        ModelState.Clear();
        if (fill == "percent")
        {
            var ids = form.Lines.ConvertAll(l => l.VariantId);
            form.Fill(await db.Variants.Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Price, stop),
                (await db.PriceEndingRules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == form.EndingId, stop))?.Ending);
        }
        return View("New", await pages.EditorAsync(form, stop));
    }

    private async Task<IActionResult> FormAsync(List<int> ids, CancellationToken stop)
    {
        var editor = await pages.EditorAsync(PlanForm.For(ids.Distinct().Take(Most)), stop);
        if (editor.Lines.Count > 0)
            return View("New", editor);
        this.Refuse(new Problem("plan-nothing", "Für diese Auswahl gibt es nichts zu planen."));
        return RedirectToAction(nameof(Index));
    }
}
