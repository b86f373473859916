using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Data;
using Shop.Feeds;
using Shop.Web.BackOffice.Categories;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Feeds;

/// <summary>Which entry of Google's taxonomy each shelf stands for; the list is the merchant's to bring.</summary>
[Route("admin/feeds/taxonomy")]
[Needs(Permissions.CatalogRead)]
public sealed class FeedTaxonomyController(ShopDb db, TagCache cache, IConfiguration configuration, WebTexts texts) : Controller
{
    private const int Suggested = 3;

    /// <summary>The app can be pointed at a file that lies on its machine.</summary>
    private string? ListFile => configuration["Feeds:Taxonomy"] is { Length: > 0 } path && System.IO.File.Exists(path) ? path : null;

    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken stop) => View("Taxonomy", await PageAsync(null, stop));

    [HttpPost]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(Dictionary<int, string?> chosen, Dictionary<int, string?> typed, CancellationToken stop)
    {
        var known = await TaxonomyAsync(stop);
        var rows = await db.GoogleShelves.ToDictionaryAsync(s => s.CategoryId, stop);
        var shelves = await db.Categories.Select(c => c.Id).ToListAsync(stop);
        var wrong = new Dictionary<int, string>();
        foreach (var shelf in shelves.Where(s => chosen.ContainsKey(s) || typed.ContainsKey(s)))
        {
            var wish = typed.GetValueOrDefault(shelf) is { Length: > 0 } words ? words : chosen.GetValueOrDefault(shelf) ?? "";
            var entry = wish.Trim().Length == 0 ? null : known.Find(wish);
            if (entry is null && wish.Trim().Length > 0)
                wrong[shelf] = wish;
            else if (entry is null && rows.TryGetValue(shelf, out var gone))
                db.GoogleShelves.Remove(gone);
            else if (entry is not null && rows.TryGetValue(shelf, out var row))
                row.GoogleCategoryId = entry.Id;
            else if (entry is not null)
                db.GoogleShelves.Add(new GoogleShelf { CategoryId = shelf, GoogleCategoryId = entry.Id });
        }
        await db.SaveChangesAsync(stop);
        if (wrong.Count > 0)
            return this.Again("Taxonomy", await PageAsync(wrong, stop));
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Show));
    }

    /// <summary>Takes Google's list in, from the form or from the file the app is pointed at.</summary>
    [HttpPost("upload")]
    [Needs(Permissions.CatalogWrite)]
    [RequestSizeLimit(Taxonomy.MostBytes)]
    public async Task<IActionResult> Upload(IFormFile? file, CancellationToken stop)
    {
        if (file is null && ListFile is null)
            return RedirectToAction(nameof(Show));
        await using var stream = file is not null ? file.OpenReadStream() : System.IO.File.OpenRead(ListFile!);
        var read = Taxonomy.Read(stream);
        if (read.Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["{0} Kategorien von Google übernommen.", (await Taxonomy.ReplaceAsync(db, read.Value, stop)).Value]);
        cache.Drop("feeds");
        return RedirectToAction(nameof(Show));
    }

    private async Task<Taxonomy> TaxonomyAsync(CancellationToken stop) =>
        await cache.GetAsync("feeds:taxonomy", "feeds", async () => new Taxonomy(await db.GoogleCategories.AsNoTracking().ToListAsync(stop)));

    private async Task<TaxonomyPage> PageAsync(Dictionary<int, string>? wrong, CancellationToken stop)
    {
        var known = await TaxonomyAsync(stop);
        var shelves = await CategoryChoices.LoadAsync(db, stop);
        var mapped = await db.GoogleShelves.AsNoTracking().Join(db.GoogleCategories, s => s.GoogleCategoryId, c => c.Id, (s, c) => new { s.CategoryId, c }).ToDictionaryAsync(x => x.CategoryId, x => x.c, stop);
        var rows = shelves.InOrder().Select(c =>
        {
            var own = mapped.GetValueOrDefault(c.Shelf.Id);
            var above = shelves.Tree.PathTo(c.Shelf.Id).SkipLast(1).Reverse().Select(s => mapped.GetValueOrDefault(s.Id)).FirstOrDefault(m => m is not null);
            var suggested = known.Suggest([.. shelves.Tree.PathTo(c.Shelf.Id).Select(s => s.Name)], Suggested).Where(s => s.Id != own?.Id);
            return new TaxonomyRow(c.Shelf, c.Depth, own, above, [.. suggested], wrong?.GetValueOrDefault(c.Shelf.Id));
        });
        return new TaxonomyPage([.. rows], await db.GoogleCategories.CountAsync(stop), ListFile is not null, wrong?.Count ?? 0);
    }
}

/// <summary>A shelf and what it stands for.</summary>
/// <param name="Own">The entry chosen for it.</param>
/// <param name="Above">What it takes over from a shelf above.</param>
/// <param name="Wrong">What was typed and isn't an entry.</param>
public sealed record TaxonomyRow(Shelf Shelf, int Depth, GoogleCategory? Own, GoogleCategory? Above, IReadOnlyList<GoogleCategory> Suggested, string? Wrong);

/// <summary>The mapping of all shelves.</summary>
/// <param name="Entries">How many Google's list has; 0 before it is there.</param>
/// <param name="HasFile">The app is pointed at a file.</param>
public sealed record TaxonomyPage(IReadOnlyList<TaxonomyRow> Rows, int Entries, bool HasFile, int Wrong);
