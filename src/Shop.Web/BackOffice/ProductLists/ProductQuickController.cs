using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Data;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.ProductLists;

/// <summary>Changes of price, stock and state right in the product list; each answers with the row and a way back.</summary>
[Route("admin/products/{id:int}")]
[ChangesBy(Way.List)]
[Needs(Permissions.CatalogWrite)]
public sealed class ProductQuickController(ShopDb db, ReviseProduct revise, ProductListPages pages, WebTexts texts) : Controller
{
    /// <summary>The row, e.g. when quick editing is given up.</summary>
    [HttpGet("row")]
    public async Task<IActionResult> Row(int id, CancellationToken stop) =>
        await RowAsync(id, stop) is { } row ? PartialView("_ProductRow", row) : NotFound();

    /// <summary>The row opened for editing.</summary>
    [HttpGet("quick")]
    public async Task<IActionResult> Open(int id, CancellationToken stop) =>
        await OpenedAsync(id, stop) is { } opened ? PartialView("_ProductQuick", opened) : NotFound();

    [HttpPost("quick")]
    public async Task<IActionResult> Save(int id, QuickForm form, CancellationToken stop)
    {
        if (await RowAsync(id, stop) is not { } row)
            return NotFound();
        var byScript = Request.Headers.ContainsKey("HX-Request");
        if (!ModelState.IsValid)
            return byScript ? this.AgainPartial("_ProductQuick", (await OpenedAsync(id, stop))! with { Form = form }) : RedirectToAction("Edit", "Products", new { id });
        var saved = await revise.ReviseAsync(id, null, form.ApplyTo, form.Counts(), stop);
        if (!byScript)
        {
            if (saved.Problem is { } refusal)
                this.Refuse(refusal);
            return RedirectToAction("Index", "ProductList");
        }
        if (saved.Problem is not { } problem)
        {
            OfferUndo(id);
            return PartialView("_ProductRow", (await RowAsync(id, stop))! with { Undo = form.Reversed() });
        }
        ModelState.AddModelError("", problem.ToString());
        db.ChangeTracker.Clear();
        return form.Variants.Count == 0
            ? this.AgainPartial("_ProductRow", row with { Refusal = problem.ToString() }, StatusCodes.Status409Conflict)
            : this.AgainPartial("_ProductQuick", (await OpenedAsync(id, stop))!, StatusCodes.Status409Conflict);
    }

    private Task<ProductRow?> RowAsync(int id, CancellationToken stop) => pages.RowAsync(id, User.UserId() ?? 0, stop);

    /// <summary>A passing message that takes the change back.</summary>
    private void OfferUndo(int id) =>
        Response.Headers["HX-Trigger"] = JsonSerializer.Serialize(new { toast = new { text = texts["Gespeichert."].Value, kind = "ok", form = $"undo-{id}", link = texts["Rückgängig"].Value } });

    private async Task<QuickRow?> OpenedAsync(int id, CancellationToken stop)
    {
        var product = await db.Products.AsNoTracking().Include(p => p.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id)).FirstOrDefaultAsync(p => p.Id == id, stop);
        if (product is null)
            return null;
        var ids = product.Variants.Select(v => v.Id).ToList();
        var stock = await db.StockItems.AsNoTracking().Where(s => ids.Contains(s.VariantId)).ToDictionaryAsync(s => s.VariantId, stop);
        return new QuickRow(product, stock, QuickForm.From(product, stock), ProductColumns.All.Count + 7);
    }
}

/// <summary>A row of the list opened for editing.</summary>
/// <param name="Span">At least as many columns as the list may have.</param>
public sealed record QuickRow(Product Product, IReadOnlyDictionary<int, StockItem> Stock, QuickForm Form, int Span);
