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

namespace Shop.Web.BackOffice.Catalog;

/// <summary>A new product and the editor.</summary>
[Route("admin/products")]
[Needs(Permissions.CatalogRead)]
public sealed class ProductsController(ShopDb db, ReviseProduct revise, WebTexts texts) : Controller
{
    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> New(CancellationToken stop) => View(nameof(New), await NewFormAsync(new NewProductForm(), stop));

    [HttpPost("new")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Create(NewProductForm form, [FromServices] TimeProvider clock, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync(nameof(New), NewFormAsync(form, stop));
        var product = form.ToProduct(await db.FreeKeyAsync(form.Name.De, stop), clock.UtcNow());
        product.Slug = await db.FreeSlugsAsync(LocalizedText.Empty, product.Name, 0, stop);
        db.Products.Add(product);
        await db.SaveChangesAsync(stop);
        await revise.ReviseAsync(product.Id, null, _ => null, form.Counts(), stop);
        this.Say(texts["Das Produkt ist angelegt. Es ist noch nicht im Shop zu sehen."]);
        return RedirectToAction(nameof(Edit), new { product.Id });
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await ProductEditor.LoadAsync(db, id, stop) is { } editor ? View(editor) : NotFound();

    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] ProductForm form, CancellationToken stop)
    {
        if (await ProductEditor.LoadAsync(db, id, stop) is not { } editor)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again(nameof(Edit), editor.With(form));
        form.Slug = TwoTexts.From(await db.FreeSlugsAsync(form.Slug.ToText(), form.Name.ToText(), id, stop));
        var saved = await revise.ReviseAsync(id, form.Version, form.ApplyTo, form.Counts(), stop);
        if (saved.Problem is { } problem)
            return await RefusedAsync(id, form, problem, stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Edit), new { id });
    }

    [HttpPost("{id:int}/delete")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Delete(int id, [FromServices] RemoveProduct remove, CancellationToken stop)
    {
        if (!await db.Products.AnyAsync(p => p.Id == id, stop))
            return NotFound();
        if (await remove.RemoveAsync(id, stop) is { Problem: { } problem })
        {
            this.Refuse(problem);
            return RedirectToAction(nameof(Edit), new { id });
        }
        this.Say(texts["Das Produkt ist gelöscht."]);
        return RedirectToAction("Index", "ProductList");
    }

    /// <summary>Shows what was typed beside what is saved by now.</summary>
    private async Task<IActionResult> RefusedAsync(int id, ProductForm form, Problem problem, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var now = (await ProductEditor.LoadAsync(db, id, stop))!;
        // The form's version and seen stock are renewed; what was posted must not come back in their place.
        ModelState.Clear();
        ModelState.AddModelError("", problem.ToString());
        return this.Again(nameof(Edit), problem == ReviseProduct.ChangedMeanwhile ? now.InConflictWith(form) : now.With(form), StatusCodes.Status409Conflict);
    }

    private async Task<NewProductForm> NewFormAsync(NewProductForm form, CancellationToken stop)
    {
        form.Categories = [.. (await CategoryChoices.LoadAsync(db, stop)).Items(form.CategoryId)];
        return form;
    }
}
