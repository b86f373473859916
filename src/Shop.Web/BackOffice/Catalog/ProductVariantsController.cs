using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Data;
using Shop.Orders;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>Adds a variant to a product and takes one away.</summary>
[Route("admin/products/{id:int}/variants")]
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

    [HttpPost("remove")]
    public async Task<IActionResult> Remove(int id, int variantId, CancellationToken stop)
    {
        if (!await db.Variants.AnyAsync(v => v.Id == variantId && v.ProductId == id, stop))
            return NotFound();
        var removed = await remove.RemoveVariantAsync(id, variantId, stop);
        if (removed.Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Die Variante ist gelöscht."]);
        return Redirect($"/admin/products/{id}#varianten");
    }

    private Task<Product?> LoadAsync(int id, CancellationToken stop) =>
        db.Products.AsNoTracking().WithParts().FirstOrDefaultAsync(p => p.Id == id, stop);
}
