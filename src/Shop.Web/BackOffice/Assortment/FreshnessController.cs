using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Assortment;
using Shop.Data;
using Shop.Settings;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>Prices, texts and pictures that got old, and searches a product could serve.</summary>
[Route("admin/assortment/freshness")]
[ChangesBy(Way.Assortment)]
[Needs(Permissions.CatalogRead)]
public sealed class FreshnessController(Freshness freshness, ShopSettings settings, ShopDb db, WebTexts texts) : Controller
{
    private const int Size = 50;

    [HttpGet]
    public async Task<IActionResult> Index(FreshnessKind? kind, bool terms, int? page, CancellationToken stop)
    {
        var rules = await settings.GetAsync<AssortmentRules>(stop);
        var all = await freshness.ReadAsync(rules, stop);
        var shown = all.Where(f => kind is null || f.Kind == kind).ToList();
        var pager = new Pager(Pager.Within(page, Size, shown.Count), Size, shown.Count);
        return View("Freshness", new FreshnessPage(kind, terms, all, [.. shown.Skip((pager.Number - 1) * Size).Take(Size)], await freshness.TermsAsync(stop), pager, rules));
    }

    [HttpPost]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> StillRight(int productId, FreshnessKind kind, FreshnessKind? back, CancellationToken stop)
    {
        if (!await db.Products.AnyAsync(p => p.Id == productId, stop))
            return NotFound();
        await freshness.CheckAsync(productId, kind, stop);
        this.Say(texts["Als geprüft vermerkt. Es meldet sich wieder, wenn sich etwas ändert oder seine Zeit um ist."]);
        return Redirect("/admin/assortment/freshness" + (back is { } same ? $"?kind={same}" : ""));
    }
}

/// <summary>The list.</summary>
public sealed record FreshnessPage(
    FreshnessKind? Kind, bool ShowTerms, IReadOnlyList<FreshnessFinding> All, IReadOnlyList<FreshnessFinding> Rows, IReadOnlyList<ServableTerm> Terms, Pager Pager, AssortmentRules Rules)
{
    public int Count(FreshnessKind kind) => All.Count(f => f.Kind == kind);
}
