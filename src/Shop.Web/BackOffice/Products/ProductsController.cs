using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Stock;
using Shop.Web.BackOffice.Categories;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>A new product and the editor.</summary>
[Route("admin/products")]
[ChangesBy(Way.Editor)]
[Needs(Permissions.CatalogRead)]
public sealed class ProductsController(ShopDb db, ProductDesk desk, EditorPages pages, BasisSeal seal, WebTexts texts) : Controller
{
    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> New(CancellationToken stop) => View(nameof(New), await NewFormAsync(new NewProductForm(), stop));

    [HttpPost("new")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Create(NewProductForm form, [FromServices] ReviseProduct revise, [FromServices] TimeProvider clock, CancellationToken stop)
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

    /// <param name="id">The product.</param>
    /// <param name="draft">Shows what this person typed and hasn't saved.</param>
    /// <param name="stop">Ends the call.</param>
    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, bool draft, CancellationToken stop)
    {
        if (await pages.OpenAsync(id, User.UserId(), stop) is not { } editor)
            return NotFound();
        return View(await pages.NamedAsync(draft && editor.Draft is { } kept ? editor.WithDraft(kept) : editor, stop));
    }

    /// <param name="id">The product.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="basis">What it was typed upon, sealed.</param>
    /// <param name="waiting">A draft was offered and neither taken over nor thrown away: it stays.</param>
    /// <param name="stop">Ends the call.</param>
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    [RequestFormLimits(ValueLengthLimit = EditorPages.MostBytes, ValueCountLimit = EditorPages.MostFields)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] ProductForm form, string? basis, bool waiting, CancellationToken stop)
    {
        if (await pages.OpenAsync(id, null, stop) is not { } editor)
            return NotFound();
        var opened = seal.Read(basis, id, form.Version);
        form.Variants.RemoveAll(v => !editor.Product.Variants.Exists(x => x.Id == v.Id));
        if (pages.HasPassed(form, editor.Product))
            ModelState.AddModelError("Form.PublishAt", texts["Dieser Zeitpunkt ist schon vorbei."]);
        if (!ModelState.IsValid)
            return await AgainAsync(editor.With(form, opened), StatusCodes.Status422UnprocessableEntity, stop);
        await pages.RelateAsync(form, stop);
        var saved = await desk.SaveAsync(id, form, opened, path => Request.Form["choice:" + path], stop);
        if (!saved.Ok)
            return await RefusedAsync(id, form, saved, stop);
        if (!waiting)
            await pages.DropDraftAsync(id, User.UserId(), stop);
        TempData[EditorPages.SavedKey] = id;
        this.Say(pages.Told(saved, editor));
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

    /// <summary>Shows what was typed beside what is saved by now; what was posted must not come back in its place.</summary>
    private async Task<IActionResult> RefusedAsync(int id, ProductForm form, Saved saved, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var now = (await pages.OpenAsync(id, null, stop))!;
        ModelState.Clear();
        if (saved.Conflict is { } conflict)
            return await AgainAsync(now.InConflict(conflict, await desk.InOwnLanguageAsync(id, conflict.Merged.ToForm(), stop)), StatusCodes.Status409Conflict, stop);
        if (saved.Problem is { } problem)
            ModelState.AddModelError("", problem.ToString());
        foreach (var mistake in saved.Mistakes?.Errors ?? [])
            ModelState.AddModelError("Form." + mistake.PropertyName, mistake.ErrorMessage);
        form.Variants.ForEach(v => v.SeenStock = now.Stock.GetValueOrDefault(v.Id)?.OnHand ?? v.SeenStock);
        var again = form.Version == now.Product.Version ? now.With(form, null) : now.With(form, seal.Read(Request.Form["basis"], id, form.Version));
        return await AgainAsync(again, StatusCodes.Status409Conflict, stop);
    }

    private async Task<IActionResult> AgainAsync(ProductEditor editor, int status, CancellationToken stop) =>
        this.Again(nameof(Edit), await pages.NamedAsync(editor with { Waiting = Request.Form["waiting"] == "true" }, stop), status);

    private async Task<NewProductForm> NewFormAsync(NewProductForm form, CancellationToken stop)
    {
        form.Categories = [.. (await CategoryChoices.LoadAsync(db, stop)).Items(form.CategoryId)];
        return form;
    }
}
