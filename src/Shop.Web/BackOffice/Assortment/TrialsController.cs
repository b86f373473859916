using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Assortment;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Categories;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>Products that stand at the top of a shelf for a while, and what came of it.</summary>
[Route("admin/assortment/trials")]
[Needs(Permissions.CatalogRead)]
public sealed class TrialsController(ShopDb db, StartTrial start, EndTrials end, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var trials = await db.PlacementTrials.AsNoTracking().OrderBy(t => t.State == TrialState.Running ? 0 : 1).ThenByDescending(t => t.EndsOn).Take(200).ToListAsync(stop);
        foreach (var trial in trials.Where(t => t.State == TrialState.Running))
            await end.CountAsync(trial, stop);
        return View("Trials", await RowsAsync(trials, stop));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        if (await db.PlacementTrials.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, stop) is not { } trial)
            return NotFound();
        if (trial.State == TrialState.Running)
            await end.CountAsync(trial, stop);
        return View("Trial", (await RowsAsync([trial], stop))[0]);
    }

    [HttpPost]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Start(TrialForm form, CancellationToken stop)
    {
        var started = await start.StartAsync(form.ProductId, form.CategoryId, form.Days, form.Target, stop);
        if (started.Problem is { } problem)
        {
            this.Refuse(problem);
            return Redirect($"/admin/assortment/products/{form.ProductId}");
        }
        this.Say(texts["Das Produkt steht jetzt vorn. Am Ende vergleicht diese Seite mit den Tagen davor."]);
        return RedirectToAction(nameof(Show), new { started.Value.Id });
    }

    [HttpPost("{id:int}/stop")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Stop(int id, CancellationToken stop)
    {
        if (await db.PlacementTrials.SingleOrDefaultAsync(t => t.Id == id, stop) is not { } trial)
            return NotFound();
        if (await end.StopAsync(trial, stop) is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Der Platzversuch ist beendet; das Produkt steht wieder an seinem alten Platz."]);
        return RedirectToAction(nameof(Show), new { id });
    }

    private async Task<List<TrialRow>> RowsAsync(List<PlacementTrial> trials, CancellationToken stop)
    {
        var ids = trials.ConvertAll(t => t.ProductId);
        var names = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var categories = await CategoryChoices.LoadAsync(db, stop);
        return trials.ConvertAll(t => new TrialRow(t, names[t.ProductId], t.CategoryId is { } shelf ? categories.NameOf(shelf) : texts["Startseite, erstes Regal"].Value));
    }
}

/// <summary>A trial as it is asked for.</summary>
public sealed class TrialForm
{
    public int ProductId { get; set; }

    public int? CategoryId { get; set; }

    public int Days { get; set; } = 14;

    public int Target { get; set; } = 10;
}

/// <summary>A trial with its product and place.</summary>
public sealed record TrialRow(PlacementTrial Trial, LocalizedText Product, string Place);
