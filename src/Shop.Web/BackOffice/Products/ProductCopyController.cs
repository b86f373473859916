using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Data;
using Shop.Pricing;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>Makes a second product of one.</summary>
[Route("admin/products/{id:int}/copy")]
[Needs(Permissions.CatalogWrite)]
[ChangesBy(Way.Editor)]
public sealed class ProductCopyController(ShopDb db, CopyProduct copy, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(int id, CancellationToken stop) =>
        await LoadAsync(id, stop) is { } product ? View("Copy", await PageAsync(product, CopyForm.From(product, await FreeSuffixAsync(product, stop)), stop)) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Make(int id, [Bind(Prefix = "Form")] CopyForm form, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is not { } product)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("Copy", await PageAsync(product, form, stop));
        var made = await copy.CopyAsync(id, form.Name.ToText(), form.Suffix.Trim(), form.ToWishes(), stop);
        if (made.Problem is { } problem)
        {
            ModelState.AddModelError("Form.Suffix", problem.ToString());
            return this.Again("Copy", await PageAsync(product, form, stop), StatusCodes.Status409Conflict);
        }
        this.Say(texts["Die Kopie ist angelegt. Sie ist nicht im Shop, hat keinen Bestand und keine GTIN."]);
        return Redirect($"/admin/products/{made.Value}");
    }

    private async Task<CopyPage> PageAsync(Product product, CopyForm form, CancellationToken stop)
    {
        var ids = product.Variants.ConvertAll(v => v.Id);
        var prices = await db.VariantPrices.AsNoTracking().Where(p => ids.Contains(p.VariantId)).ToListAsync(stop);
        return new CopyPage(
            product, form, prices.Count(p => p.FromQuantity > 1), prices.Count(p => p.Group is not null), prices.Count(p => p.Country is not null),
            await db.ProductDocuments.CountAsync(d => d.ProductId == product.Id, stop));
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
