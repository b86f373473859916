using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Analytics;
using Shop.Assortment;
using Shop.Common;
using Shop.Data;
using Shop.Settings;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>What every place of the shop brings, and the products counted in one of them.</summary>
[Route("admin/assortment/places")]
[Needs(Permissions.CatalogRead)]
public sealed class PlacesController(ShopDb db, ShopSettings settings, TimeProvider clock) : Controller
{
    private const int Size = 50;

    [HttpGet]
    public async Task<IActionResult> Index(string? slot, int? page, CancellationToken stop)
    {
        var rules = await settings.GetAsync<AssortmentRules>(stop);
        var to = clock.Today();
        var from = to.AddDays(1 - rules.PlacementDays);
        var counts = await db.PlacementDays.AsNoTracking().Between(from, to).BySlot().ToListAsync(stop);
        var norms = new PlacementNorms(counts, [.. counts.Select(c => c.ProductId).Distinct()], rules.LeastImpressions).Slots;
        var rows = counts.GroupBy(c => c.Slot)
            .Select(g => new PlaceRow(g.Key, norms[g.Key], g.Count(), new SlotCount(0, g.Key, g.Sum(c => c.Impressions), g.Sum(c => c.Clicks), g.Sum(c => c.CartAdds))))
            .OrderBy(r => PlacementSlots.All.ToList().IndexOf(r.Slot)).ToList();
        var inside = counts.Where(c => c.Slot == slot).OrderByDescending(c => c.Impressions).ThenBy(c => c.ProductId).ToList();
        var pager = new Pager(Pager.Within(page, Size, inside.Count), Size, inside.Count);
        var shown = inside.Skip((pager.Number - 1) * Size).Take(Size).ToList();
        var ids = shown.ConvertAll(c => c.ProductId);
        var names = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return View("Places", new PlacesPage(from, to, rows, rows.Find(r => r.Slot == slot), [.. shown.Select(c => new PlacedProduct(c, names[c.ProductId]))], pager));
    }
}

/// <summary>A place with what was counted there and what is usual.</summary>
public sealed record PlaceRow(string Slot, SlotNorm Norm, int Products, SlotCount Count);

/// <summary>A product in the chosen place.</summary>
public sealed record PlacedProduct(SlotCount Count, LocalizedText Name);

/// <summary>All places of the days.</summary>
public sealed record PlacesPage(DateOnly From, DateOnly To, IReadOnlyList<PlaceRow> Rows, PlaceRow? Chosen, IReadOnlyList<PlacedProduct> Products, Pager Pager);
