using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Pricing.Calculation;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>What every variant earns, and taking the usual price over for many at once: preview first, then with a reason.</summary>
[Route("admin/calculation")]
[ChangesBy(Way.Calculation)]
[Needs(Permissions.CatalogRead)]
public sealed class SelectionController(SelectionPages pages, CalculationPages calculations, DecidePrice decide, WebTexts texts) : Controller
{
    private const int Most = 200;

    [HttpGet]
    public async Task<IActionResult> Index(SelectionFilter filter, CancellationToken stop) => View("Selection", await pages.ReadAsync(filter, stop));

    [HttpPost("preview")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Preview(int[] ids, CancellationToken stop)
    {
        var rows = await ChangingAsync(ids, stop);
        if (rows.Count > 0)
            return View("Preview", new PreviewPage(rows, ""));
        this.Refuse(new Problem("nothing-changes", "Für diese Auswahl ändert sich nichts: es fehlt der Einstand, es fehlen übliche Sätze, oder der Preis stimmt schon."));
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("adopt")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Adopt(int[] ids, long[] seen, string? reason, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            ModelState.AddModelError("reason", texts["Bitte schreiben Sie einen Satz dazu, warum der Preis so sein soll."]);
            return this.Again("Preview", new PreviewPage(await ChangingAsync(ids, stop), ""));
        }
        var prices = ids.Zip(seen).DistinctBy(p => p.First).ToDictionary(p => p.First, p => new Money(p.Second));
        var (changed, problems) = (0, new List<string>());
        foreach (var row in await ChangingAsync(ids, stop))
        {
            var evidence = PriceEvidence.Of("forward", row.AtTarget!, await calculations.DemandAsync(row.Variant.Id, stop));
            var decided = await decide.DecideAsync(row.Variant.Id, prices.GetValueOrDefault(row.Variant.Id), row.Target!.Value, reason, evidence, stop);
            if (decided.Problem is { } problem)
                problems.Add($"{row.Variant.Sku}: {problem}");
            else
                changed++;
        }
        this.Say(texts.Count(changed, "1 Preis ist übernommen.", "{0} Preise sind übernommen.") + (problems.Count == 0 ? "" : " " + string.Join(" ", problems.Take(5))));
        return RedirectToAction(nameof(Index));
    }

    private async Task<IReadOnlyList<SelectionRow>> ChangingAsync(int[] ids, CancellationToken stop) =>
        [.. (await pages.ChosenAsync(ids.Distinct().Take(Most).ToList(), stop)).Where(r => r.Change is { IsZero: false })];
}

/// <summary>Prices before and after.</summary>
public sealed record PreviewPage(IReadOnlyList<SelectionRow> Rows, string Reason);
