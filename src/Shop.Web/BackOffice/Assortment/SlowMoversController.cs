using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Assortment;
using Shop.Common;
using Shop.Data;
using Shop.Settings;
using Shop.Web.BackOffice.Categories;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>What lies in the house too long, with the placement check before anything is taken out.</summary>
[Route("admin/assortment/slow")]
[Needs(Permissions.CatalogRead)]
public sealed class SlowMoversController(ShopDb db, SlowMovers slow, ShopSettings settings, TimeProvider clock) : Controller
{
    private const int Size = 50;

    [HttpGet]
    public async Task<IActionResult> Index(PlacementVerdict? verdict, int? page, CancellationToken stop)
    {
        var rules = await settings.GetAsync<AssortmentRules>(stop);
        var today = clock.Today();
        var norms = await db.PlacementNormsAsync(today.AddDays(1 - rules.PlacementDays), today, rules.LeastImpressions, stop);
        var all = (await slow.ReadAsync(rules, stop)).Select(s => new SlowRow(s, norms.Judge(s.ProductId))).ToList();
        var shown = all.FindAll(r => verdict is null || r.Finding.Verdict == verdict);
        var pager = new Pager(Pager.Within(page, Size, shown.Count), Size, shown.Count);
        return View("Slow", new SlowPage(verdict, all, [.. shown.Skip((pager.Number - 1) * Size).Take(Size)], pager, rules, await CategoryChoices.LoadAsync(db, stop)));
    }
}

/// <summary>A slow mover and what its places say.</summary>
public sealed record SlowRow(SlowMover Product, PlacementFinding Finding);

/// <summary>The list.</summary>
public sealed record SlowPage(
    PlacementVerdict? Verdict, IReadOnlyList<SlowRow> All, IReadOnlyList<SlowRow> Rows, Pager Pager, AssortmentRules Rules, CategoryChoices Categories)
{
    public Money Capital => All.Sum(r => r.Product.Capital);

    public int Count(PlacementVerdict verdict) => All.Count(r => r.Finding.Verdict == verdict);
}
