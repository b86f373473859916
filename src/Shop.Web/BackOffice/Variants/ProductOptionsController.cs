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

/// <summary>What customers choose between on a product's page: size, grind, colour; edited above the table of variants.</summary>
[Route("admin/products/{id:int}/options")]
[ChangesBy(Way.Variants)]
[Needs(Permissions.CatalogWrite)]
public sealed class ProductOptionsController(ShopDb db, ReviseProduct revise, WebTexts texts) : Controller
{
    [HttpGet]
    public IActionResult Index(int id) => Back(id);

    [HttpPost]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Choices")] OptionsForm form, CancellationToken stop)
    {
        if (await MatrixPage.LoadAsync(db, id, new MatrixView(), stop) is not { } page)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("Matrix", page with { Choices = form });
        await revise.ReviseAsync(id, null, form.ApplyTo, [], stop);
        this.Say(texts["Gespeichert."]);
        return Back(id);
    }

    [HttpPost("add")]
    public async Task<IActionResult> Add(int id, [Bind(Prefix = "NewOption")] NewOptionForm form, CancellationToken stop)
    {
        if (await MatrixPage.LoadAsync(db, id, new MatrixView(), stop) is not { } page)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("Matrix", page with { NewOption = form });
        await revise.ReviseAsync(id, null, form.AddTo, [], stop);
        this.Say(texts["Die Auswahlmöglichkeit ist dazugekommen. Legen Sie nun die fehlenden Kombinationen an."]);
        return Back(id);
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
        return Back(id);
    }

    /// <summary>Shows what goes with a value before it goes.</summary>
    [HttpGet("values/{valueId:int}/remove")]
    public async Task<IActionResult> AskRemoveValue(int id, int valueId, CancellationToken stop) =>
        await ValueRemoval.OfAsync(db, id, valueId, stop) is { } removal ? View("RemoveValue", removal) : NotFound();

    [HttpPost("values/{valueId:int}/remove")]
    public async Task<IActionResult> RemoveValue(int id, int valueId, [FromServices] RemoveProduct remove, CancellationToken stop)
    {
        if (await ValueRemoval.OfAsync(db, id, valueId, stop) is not { } removal)
            return NotFound();
        var removed = await remove.RemoveValueAsync(id, valueId, stop);
        if (removed.Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["„{0}“ ist entfernt, {1} Varianten sind gelöscht.", removal.Value.Name, removed.Value]);
        return Back(id);
    }

    private static Problem? TakeAway(Product product, int optionId)
    {
        var option = product.Options.Single(o => o.Id == optionId);
        foreach (var variant in product.Variants)
        {
            variant.Values.RemoveAll(v => v.ProductOptionId == optionId);
            variant.RefreshName();
        }
        if (product.Variants.Count > 1 && product.Variants.Select(v => Combination.KeyOf(v.Values)).Distinct().Count() < product.Variants.Count)
            return new Problem("variants-alike", "Ohne diese Auswahl wären mehrere Varianten gleich. Löschen Sie zuerst die überzähligen Varianten.");
        product.Options.Remove(option);
        return null;
    }

    private RedirectResult Back(int id) => Redirect($"/admin/products/{id}/variants#auswahl");
}

/// <summary>A value of an option with the variants that would be deleted with it.</summary>
public sealed record ValueRemoval(Product Product, OptionValue Value, IReadOnlyList<(Variant Variant, int OnHand, int Ordered)> Variants)
{
    /// <summary>Variants that are in stock or were ordered can't be deleted.</summary>
    public bool IsRefused => Variants.Count == Product.Variants.Count || Variants.Any(v => v.OnHand != 0 || v.Ordered > 0);

    public static async Task<ValueRemoval?> OfAsync(ShopDb db, int productId, int valueId, CancellationToken stop)
    {
        var product = await MatrixPage.ProductAsync(db, productId, stop);
        if (product?.Options.SelectMany(o => o.Values).FirstOrDefault(v => v.Id == valueId) is not { } value)
            return null;
        var gone = product.Variants.Where(v => v.Values.Exists(x => x.Id == valueId)).ToList();
        var ids = gone.ConvertAll(v => v.Id);
        var stock = await MatrixPage.StockAsync(db, gone, stop);
        var orders = await db.OrderLines.Where(l => l.VariantId != null && ids.Contains(l.VariantId.Value)).GroupBy(l => l.VariantId!.Value).Select(g => new { g.Key, Lines = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Lines, stop);
        return new ValueRemoval(product, value, gone.ConvertAll(v => (v, stock.GetValueOrDefault(v.Id) is { } s ? s.OnHand + s.Reserved : 0, orders.GetValueOrDefault(v.Id))));
    }
}
