using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Analytics;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>For whom the assortment is made, and how well each group is served.</summary>
[Route("admin/assortment/groups")]
[Needs(Permissions.CatalogRead)]
public sealed class TargetGroupsController(ShopDb db, WebTexts texts, TimeProvider clock) : Controller
{
    private const int Weeks = 26;

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var to = clock.Today();
        var from = to.AddDays(1 - (7 * Weeks));
        var groups = await db.TargetGroups.AsNoTracking().OrderBy(g => g.Position).ThenBy(g => g.Name).ToListAsync(stop);
        var members = await (from m in db.ProductTargetGroups join p in db.Products on m.ProductId equals p.Id select new { m.TargetGroupId, p.Id, p.Active }).ToListAsync(stop);
        var sales = await db.SalesByProductAsync(from, to, stop);
        var of = members.ToLookup(m => m.TargetGroupId);
        var rows = groups.ConvertAll(g => new TargetGroupRow(
            g, of[g.Id].Count(), of[g.Id].Count(m => m.Active), of[g.Id].Sum(m => sales.GetValueOrDefault(m.Id)?.Revenue ?? Money.Zero), of[g.Id].Sum(m => sales.GetValueOrDefault(m.Id)?.ContributionI ?? Money.Zero)));
        var covered = members.Where(m => m.Active).Select(m => m.Id).ToHashSet();
        return View("Groups", new TargetGroupsPage(
            from, to, rows, sales.Values.Sum(s => s.Revenue), sales.Values.Sum(s => s.ContributionI), await db.Products.OnSale().CountAsync(stop) - covered.Count));
    }

    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public IActionResult New() => View("Group", new TargetGroupForm());

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.TargetGroups.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, stop) is { } group ? View("Group", TargetGroupForm.From(group)) : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, TargetGroupForm form, CancellationToken stop)
    {
        var group = id == 0 ? new TargetGroup { Key = "", Name = "" } : await db.TargetGroups.FirstOrDefaultAsync(g => g.Id == id, stop);
        if (group is null)
            return NotFound();
        if (ModelState.IsValid && id != 0 && form.Version != group.Version)
        {
            ModelState.Clear();
            form.Version = group.Version;
            ModelState.AddModelError("", texts["Jemand anderes hat diese Zielgruppe inzwischen geändert. Ihre Angaben stehen unten und sind noch nicht gespeichert."]);
        }
        if (!ModelState.IsValid)
            return this.Again("Group", form);
        form.ApplyTo(group);
        if (id == 0)
        {
            group.Key = await FreeKeyAsync(group.Name, stop);
            group.Position = await db.TargetGroups.CountAsync(stop);
            db.TargetGroups.Add(group);
        }
        await db.SaveChangesAsync(stop);
        this.Say(texts["Gespeichert."]);
        return id == 0 ? Redirect($"/admin/assortment/groups/{group.Id}/products") : RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:int}/remove")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.TargetGroups.FirstOrDefaultAsync(g => g.Id == id, stop) is not { } group)
            return NotFound();
        db.TargetGroups.Remove(group);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Die Zielgruppe ist gelöscht; ihre Produkte bleiben."]);
        return RedirectToAction(nameof(Index));
    }

    private async Task<string> FreeKeyAsync(string name, CancellationToken stop)
    {
        var key = Slug.From(name);
        var taken = await db.TargetGroups.Where(g => g.Key.StartsWith(key)).Select(g => g.Key).ToListAsync(stop);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? key : $"{key}-{n}").First(k => !taken.Contains(k, StringComparer.OrdinalIgnoreCase));
    }
}

/// <summary>A group and how well it is served; money net, after returns.</summary>
public sealed record TargetGroupRow(TargetGroup Group, int Products, int OnSale, Money Revenue, Money ContributionI);

/// <summary>All groups of a period.</summary>
/// <param name="Uncovered">Products on sale that are meant for no group.</param>
public sealed record TargetGroupsPage(DateOnly From, DateOnly To, IReadOnlyList<TargetGroupRow> Rows, Money Revenue, Money ContributionI, int Uncovered)
{
    public static decimal? Share(Money part, Money whole) => whole.IsPositive ? part.Amount / whole.Amount : null;
}
