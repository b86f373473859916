using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Data;
using Shop.Shelves;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Categories;

/// <summary>In which order a shelf is shown: pinned by hand on a board of pictures, the rest by bestsellers or a formula.</summary>
[Route("admin/categories/{id:int}/order")]
[Needs(Permissions.CatalogRead)]
public sealed class CategoryOrderController(ShopDb db, RankShelves rank, WebTexts texts) : Controller
{
    /// <summary>Cards of the board: two pages of the shop.</summary>
    private const int Shown = 48;

    [HttpGet]
    public async Task<IActionResult> Edit(int id, CancellationToken stop)
    {
        if (await db.Categories.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop) is not { } category)
            return NotFound();
        var pins = await db.ShelfPlaces.Where(p => p.CategoryId == id && p.Pinned).OrderBy(p => p.Place).Select(p => p.ProductId).ToListAsync(stop);
        return View("CategoryOrder", await PageAsync(category, CategoryOrderForm.Of(category), pins, stop));
    }

    /// <summary>The board as the form would order it; nothing is saved.</summary>
    [HttpPost("preview")]
    public async Task<IActionResult> Preview(int id, [Bind(Prefix = "Form")] CategoryOrderForm form, CancellationToken stop)
    {
        if (await db.Categories.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop) is not { } category)
            return NotFound();
        var page = await PageAsync(category, form, form.Pins(), stop);
        ModelState.Clear();
        return Request.Headers.ContainsKey("HX-Request") ? PartialView("_Board", page) : View("CategoryOrder", page);
    }

    [HttpPost]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] CategoryOrderForm form, CancellationToken stop)
    {
        if (await db.Categories.FirstOrDefaultAsync(c => c.Id == id, stop) is not { } category)
            return NotFound();
        if (ModelState.IsValid && form.Version != category.Version)
        {
            ModelState.Clear();
            form.Version = category.Version;
            ModelState.AddModelError("", texts["Die Kategorie wurde inzwischen von jemand anderem geändert. Ihre Angaben stehen unten und sind noch nicht gespeichert."]);
        }
        if (!ModelState.IsValid)
            return this.Again("CategoryOrder", await PageAsync(category, form, form.Pins(), stop));
        category.Formula = form.ToFormula()?.Write() ?? "";
        await db.SaveChangesAsync(stop);
        await rank.RankAsync(id, form.Pins(), stop);
        this.Say(texts["Gespeichert. So steht es jetzt im Shop."]);
        return RedirectToAction(nameof(Edit), new { id });
    }

    private async Task<OrderPage> PageAsync(Category category, CategoryOrderForm form, IReadOnlyList<int> pins, CancellationToken stop)
    {
        var ranked = await rank.PreviewAsync(category.Id, form.ToFormula(), pins, stop);
        var first = ranked.Take(Math.Max(Shown, pins.Count)).ToList();
        var ids = first.ConvertAll(r => r.Fact.ProductId);
        var shown = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new RuleMatch(p.Id, p.Name, p.PriceFrom, p.Pictures.OrderBy(x => x.Position).ThenBy(x => x.Id).Select(x => x.Picture!.Key).FirstOrDefault()))
            .ToDictionaryAsync(p => p.Id, stop);
        return new OrderPage(category, form, [.. first.Where(r => shown.ContainsKey(r.Fact.ProductId)).Select(r => new BoardCard(shown[r.Fact.ProductId], r))], ranked.Count);
    }
}

/// <summary>A product on the board, with the reason for its place.</summary>
public sealed record BoardCard(RuleMatch Product, RankedProduct Ranked);

/// <summary>The screen of a shelf's order.</summary>
/// <param name="All">Products of the shelf; the board shows the first of them.</param>
public sealed record OrderPage(Category Category, CategoryOrderForm Form, IReadOnlyList<BoardCard> Cards, int All);
