using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>What customers choose between on a product's page: size, grind, colour.</summary>
[Route("admin/products/{id:int}/options")]
[Needs(Permissions.CatalogWrite)]
public sealed class ProductOptionsController(ShopDb db, ReviseProduct revise, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int id, CancellationToken stop) =>
        await LoadAsync(id, stop) is { } product ? View("Options", new OptionsPage(product, OptionsForm.From(product), new NewOptionForm())) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] OptionsForm form, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is not { } product)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("Options", new OptionsPage(product, form, new NewOptionForm()));
        await revise.ReviseAsync(id, null, form.ApplyTo, [], stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index), new { id });
    }

    [HttpPost("add")]
    public async Task<IActionResult> Add(int id, [Bind(Prefix = "New")] NewOptionForm form, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is not { } product)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("Options", new OptionsPage(product, OptionsForm.From(product), form));
        await revise.ReviseAsync(id, null, form.AddTo, [], stop);
        this.Say(texts["Die Auswahlmöglichkeit ist dazugekommen. Fügen Sie nun Varianten mit weiteren Werten hinzu."]);
        return RedirectToAction(nameof(Index), new { id });
    }

    [HttpPost("remove")]
    public async Task<IActionResult> Remove(int id, int optionId, CancellationToken stop)
    {
        if (!await db.ProductOptions.AnyAsync(o => o.Id == optionId && o.ProductId == id, stop))
            return NotFound();
        var saved = await revise.ReviseAsync(id, null, product => TakeAway(product, optionId), [], stop);
        if (saved.Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Die Auswahlmöglichkeit ist entfernt."]);
        return RedirectToAction(nameof(Index), new { id });
    }

    private static Problem? TakeAway(Product product, int optionId)
    {
        var option = product.Options.Single(o => o.Id == optionId);
        foreach (var variant in product.Variants)
        {
            variant.Values.RemoveAll(v => v.ProductOptionId == optionId);
            variant.RefreshName();
        }
        if (product.Variants.Count > 1 && product.Variants.Select(v => string.Join(',', v.Values.Select(x => x.Id).Order())).Distinct().Count() < product.Variants.Count)
            return new Problem("variants-alike", "Ohne diese Auswahl wären mehrere Varianten gleich. Löschen Sie zuerst die überzähligen Varianten.");
        product.Options.Remove(option);
        return null;
    }

    private Task<Product?> LoadAsync(int id, CancellationToken stop) =>
        db.Products.AsNoTracking().WithParts().FirstOrDefaultAsync(p => p.Id == id, stop);
}

/// <summary>The options of a product and the form for a further one.</summary>
public sealed record OptionsPage(Product Product, OptionsForm Form, NewOptionForm New);
