using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Data;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>Makes a second product of one.</summary>
[Route("admin/products/{id:int}/copy")]
[Needs(Permissions.CatalogWrite)]
public sealed class ProductCopyController(ShopDb db, CopyProduct copy, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(int id, CancellationToken stop) =>
        await LoadAsync(id, stop) is { } product ? View("Copy", new CopyPage(product, CopyForm.From(product, await FreeSuffixAsync(product, stop)))) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Make(int id, [Bind(Prefix = "Form")] CopyForm form, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is not { } product)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("Copy", new CopyPage(product, form));
        var made = await copy.CopyAsync(id, form.Name.ToText(), form.Suffix.Trim(), stop);
        if (made.Problem is { } problem)
        {
            ModelState.AddModelError("Form.Suffix", problem.ToString());
            return this.Again("Copy", new CopyPage(product, form), StatusCodes.Status409Conflict);
        }
        this.Say(texts["Die Kopie ist angelegt. Sie ist nicht im Shop, hat keinen Bestand und keine GTIN."]);
        return Redirect($"/admin/products/{made.Value}");
    }

    /// <summary>"-2", or the next number that no variant's number ends with.</summary>
    private async Task<string> FreeSuffixAsync(Product product, CancellationToken stop)
    {
        var skus = product.Variants.ConvertAll(v => v.Sku);
        for (var n = 2; ; n++)
        {
            var wished = skus.ConvertAll(s => $"{s}-{n}");
            if (!await db.Variants.AnyAsync(v => wished.Contains(v.Sku), stop))
                return $"-{n}";
        }
    }

    private Task<Product?> LoadAsync(int id, CancellationToken stop) =>
        db.Products.AsNoTracking().Include(p => p.Variants).FirstOrDefaultAsync(p => p.Id == id, stop);
}
