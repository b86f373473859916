using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Variants;

/// <summary>Adds a variant to a product and takes one away.</summary>
[Route("admin/products/{id:int}/variants")]
[ChangesBy(Way.Variants)]
[Needs(Permissions.CatalogWrite)]
public sealed class ProductVariantsController(ShopDb db, ReviseProduct revise, RemoveProduct remove, WebTexts texts) : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(int id, CancellationToken stop) =>
        await LoadAsync(id, stop) is { } product ? View("NewVariant", NewVariantForm.From(product)) : NotFound();

    [HttpPost("new")]
    public async Task<IActionResult> Add(int id, NewVariantForm form, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is not { } product)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("NewVariant", form.About(product));
        var saved = await revise.ReviseAsync(id, null, form.AddTo, form.Counts(), stop);
        if (saved.Problem is { } problem)
        {
            ModelState.AddModelError("", problem.ToString());
            return this.Again("NewVariant", form.About(product), StatusCodes.Status409Conflict);
        }
        this.Say(texts["Die Variante ist dazugekommen."]);
        return Redirect($"/admin/products/{id}#varianten");
    }

    /// <summary>Deletes one variant from the editor or the chosen ones from the table.</summary>
    [HttpPost("remove")]
    [RequestFormLimits(ValueCountLimit = 5000)]
    public async Task<IActionResult> Remove(int id, int? variantId, [Bind(Prefix = "Form.Selected")] List<int> selected, CancellationToken stop)
    {
        var wanted = variantId is { } one ? [one] : selected;
        var known = await db.Variants.Where(v => wanted.Contains(v.Id) && v.ProductId == id).Select(v => v.Id).ToListAsync(stop);
        if (known.Count == 0 && variantId is not null)
            return NotFound();
        var back = variantId is null ? $"/admin/products/{id}/variants" : $"/admin/products/{id}#varianten";
        if (known.Count == 0)
        {
            this.Refuse(new Problem("nothing-chosen", "Wählen Sie zuerst aus, was gelöscht werden soll."));
            return Redirect(back);
        }
        var removed = await remove.RemoveVariantsAsync(id, known, stop);
        if (removed.Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts.Count(removed.Value, "Die Variante ist gelöscht.", "{0} Varianten sind gelöscht."));
        return Redirect(back);
    }

    private Task<Product?> LoadAsync(int id, CancellationToken stop) =>
        db.Products.AsNoTracking().WithParts().FirstOrDefaultAsync(p => p.Id == id, stop);
}
