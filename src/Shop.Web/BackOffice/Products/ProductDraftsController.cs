using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>Keeps what is typed into the editor before it is saved, a draft a person and product.</summary>
[Route("admin/products/{id:int}/draft")]
[Needs(Permissions.CatalogWrite)]
public sealed class ProductDraftsController(ShopDb db, EditorPages pages, BasisSeal seal, WebTexts texts) : Controller
{
    /// <summary>Asked by the editor's script a few seconds after typing; mistakes may stay in a draft.</summary>
    [HttpPost]
    [RequestFormLimits(ValueLengthLimit = EditorPages.MostBytes, ValueCountLimit = EditorPages.MostFields)]
    public async Task<IActionResult> Keep(int id, string? basis, CancellationToken stop)
    {
        var form = new ProductForm();
        await TryUpdateModelAsync(form, "Form");
        if (User.UserId() is not { } user || !await db.Products.AnyAsync(p => p.Id == id, stop))
            return NotFound();
        try
        {
            return await pages.KeepDraftAsync(id, user, form, seal.Read(basis, id, form.Version), stop) is { } at
                ? Content(texts["Entwurf gesichert um {0}", Clock.ToBerlin(at).ToString("t", CultureInfo.CurrentCulture)])
                : NoContent();
        }
        catch (DbUpdateException)
        {
            // Two windows of the same person were first at the same moment; the next typing keeps this one.
            return NoContent();
        }
    }

    [HttpPost("discard")]
    public async Task<IActionResult> Discard(int id, CancellationToken stop)
    {
        await pages.DropDraftAsync(id, User.UserId(), stop);
        this.Say(texts["Der Entwurf ist verworfen."]);
        return Redirect($"/admin/products/{id}");
    }
}
