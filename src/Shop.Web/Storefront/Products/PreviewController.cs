using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Products;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Products;

/// <summary>
/// A product's page as customers will see it, for staff only: also of a product that isn't in the shop, and of what one typed and hasn't
/// saved. The change is made, the page read and everything taken back in one transaction, so the page is made by the very code that makes
/// the real one; nothing is cached on the way.
/// </summary>
[Needs(Permissions.CatalogRead)]
public sealed class PreviewController(ShopDb db, Frame frame, WebTexts texts, TimeProvider clock) : Controller
{
    private static readonly Problem TakenBack = new("preview", "Vorschau");

    /// <param name="id">The product.</param>
    /// <param name="v">Article number of the variant to show.</param>
    /// <param name="draft">With what this person typed and hasn't saved.</param>
    /// <param name="stop">Ends the call.</param>
    [HttpGet]
    [ShopRoute("vorschau/{id:int}", "preview/{id:int}")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Show(int id, string? v, bool draft, CancellationToken stop)
    {
        if (!await db.Products.AnyAsync(p => p.Id == id, stop))
            return NotFound();
        var (form, mistaken) = draft ? await DraftAsync(id, stop) : (null, false);
        if (await ReadAsync(id, v, form, stop) is not { } page)
            return NotFound();
        Response.Headers["X-Robots-Tag"] = "noindex";
        ViewData["NoIndex"] = true;
        ViewData["Title"] = page.Text.Title;
        ViewData["Description"] = page.Text.Teaser;
        ViewData["Preview"] = new PreviewNote(id, form is not null, mistaken);
        ViewData["Alternates"] = new Alternates(Url.Shop("Preview.Show", "de", new { id, v, draft }), Url.Shop("Preview.Show", "en", new { id, v, draft }));
        return View("Show", page);
    }

    /// <summary>A draft with mistakes can't be shown; the saved state is then.</summary>
    private async Task<(ProductForm? Form, bool Mistaken)> DraftAsync(int id, CancellationToken stop)
    {
        var user = User.UserId();
        var kept = await db.ProductDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.ProductId == id && d.UserId == user, stop);
        if (kept is null || FormFields.ReadForm(kept.Content) is not { } form)
            return (null, false);
        var valid = (await new ProductForm.Validator(texts, db).ValidateAsync(form, stop)).IsValid;
        return valid ? (form, false) : (null, true);
    }

    private async Task<ProductPage?> ReadAsync(int id, string? sku, ProductForm? form, CancellationToken stop)
    {
        var words = form is null ? null : await KnownWords.LoadAsync(db, form, stop);
        // What is only needed from memory is read before, so that no memory keeps what is taken back.
        await frame.TreeAsync(stop);
        await frame.TaxesAsync(stop);
        await frame.PricesAsync(stop);
        ProductPage? page = null;
        await db.InTransactionAsync<int>(async () =>
        {
            var product = await db.Products.WithParts().SingleAsync(p => p.Id == id, stop);
            form?.ApplyTo(product, words!);
            product.Active = true;
            if (!product.Variants.Exists(x => x.Active))
                product.Variants.ForEach(x => x.Active = true);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            page = await new ProductPages(db, new TagCache(), frame, new ProductCards(db, new TagCache(), clock), clock).ReadAsync(id, sku, stop);
            return TakenBack;
        }, stop);
        return page;
    }
}

/// <summary>What stands above a preview.</summary>
/// <param name="Id">The product.</param>
/// <param name="Draft">It shows what isn't saved.</param>
/// <param name="Mistaken">The draft has mistakes and couldn't be shown.</param>
public sealed record PreviewNote(int Id, bool Draft, bool Mistaken);
