using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Stock;
using Shop.Web.BackOffice.Products;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Variants;

/// <summary>All variants of a product as a table that is typed in like a sheet and saved at once.</summary>
[Route("admin/products/{id:int}/variants")]
[ChangesBy(Way.Variants)]
[Needs(Permissions.CatalogRead)]
public sealed class VariantMatrixController(ShopDb db, ReviseProduct revise, WebTexts texts) : Controller
{
    /// <summary>A full table: every row has some twenty fields.</summary>
    private const int MostFields = (MatrixView.Size * 30) + 500;

    [HttpGet]
    public async Task<IActionResult> Index(int id, MatrixView view, CancellationToken stop) =>
        await MatrixPage.LoadAsync(db, id, view, stop) is { } page ? View("Matrix", page) : NotFound();

    [HttpPost]
    [Needs(Permissions.CatalogWrite)]
    [RequestFormLimits(ValueCountLimit = MostFields)]
    public async Task<IActionResult> Save(int id, [FromQuery] MatrixView view, [Bind(Prefix = "Form")] MatrixForm form, int? up, int? down, CancellationToken stop)
    {
        if (await MatrixPage.LoadAsync(db, id, view, stop) is not { } page)
            return NotFound();
        if ((up ?? down) is { } moved)
        {
            ModelState.Clear();
            form.Move(moved, up is null ? 1 : -1);
            return View("Matrix", page.With(form));
        }
        if (!ModelState.IsValid)
            return this.Again("Matrix", page.With(form));
        var saved = await revise.ReviseAsync(id, form.Version, form.ApplyTo, form.Counts(page.Product), stop);
        if (saved.Problem is { } problem)
            return await RefusedAsync(id, view, form, problem, stop);
        this.Say(texts["Gespeichert."]);
        return Redirect(Request.Here());
    }

    /// <summary>Fills what is shown and leaves it to be looked at and saved; what other pages show as well is saved at once.</summary>
    [HttpPost("fill")]
    [Needs(Permissions.CatalogWrite)]
    [RequestFormLimits(ValueCountLimit = MostFields)]
    public async Task<IActionResult> Fill(int id, [FromQuery] MatrixView view, [Bind(Prefix = "Form")] MatrixForm form, CancellationToken stop)
    {
        if (await MatrixPage.LoadAsync(db, id, view, stop) is not { } page)
            return NotFound();
        ModelState.Clear();
        if (form.Fill.WhyNot(texts) is { } sentence)
        {
            ModelState.AddModelError("Form.Fill.Value", sentence);
            return this.Again("Matrix", page.With(form));
        }
        if (form.Fill.To == FillForm.Everywhere)
            return await FillAllAsync(id, view, page, form, stop);
        foreach (var row in form.Rows.Where(r => Fits(form, page.Product, r.Id)))
            form.Fill.Fill(row);
        return View("Matrix", page.With(form));
    }

    [HttpPost("sort")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Sort(int id, CancellationToken stop)
    {
        if (await MatrixPage.ProductAsync(db, id, stop) is null)
            return NotFound();
        await revise.ReviseAsync(id, null, product => { VariantCombinations.SortByValues(product); return null; }, [], stop);
        this.Say(texts["Die Varianten stehen jetzt in der Reihenfolge ihrer Werte."]);
        return RedirectToAction(nameof(Index), new { id });
    }

    /// <summary>The numbers that a pattern would make.</summary>
    [HttpPost("preview")]
    [Needs(Permissions.CatalogWrite)]
    [RequestFormLimits(ValueCountLimit = VariantCombinations.Most + 100)]
    public async Task<IActionResult> Preview(int id, [Bind(Prefix = "Generate")] GenerateForm form, CancellationToken stop)
    {
        if (await MatrixPage.LoadAsync(db, id, new MatrixView(), stop) is not { } page)
            return NotFound();
        var missing = await MissingVariants.OfAsync(db, page.Product, new SkuPattern(form.Pattern), form.Create, stop);
        return View("Matrix", page with { Missing = missing });
    }

    [HttpPost("generate")]
    [Needs(Permissions.CatalogWrite)]
    [RequestFormLimits(ValueCountLimit = VariantCombinations.Most + 100)]
    public async Task<IActionResult> Generate(int id, [Bind(Prefix = "Generate")] GenerateForm form, CancellationToken stop)
    {
        if (await MatrixPage.ProductAsync(db, id, stop) is not { } product)
            return NotFound();
        var pattern = new SkuPattern(form.Pattern);
        var taken = await MissingVariants.TakenAsync(db, product, pattern, VariantCombinations.Missing(product), stop);
        var made = 0;
        var saved = await revise.ReviseAsync(id, null, p => Make(p, out made), [], stop);
        if (saved.Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts.Count(made, "Eine Variante ist dazugekommen.", "{0} Varianten sind dazugekommen."));
        return RedirectToAction(nameof(Index), new { id });

        Problem? Make(Product p, out int count)
        {
            var added = VariantCombinations.Add(p, form.Create, pattern, taken);
            count = added.Ok ? added.Value.Count : 0;
            return added.Problem;
        }
    }

    private static bool Fits(MatrixForm form, Product product, int variantId) => form.Fill.To switch
    {
        FillForm.Selected => form.Selected.Contains(variantId),
        var value when int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var valueId) =>
            product.Variants.Exists(v => v.Id == variantId && v.Values.Exists(x => x.Id == valueId)),
        _ => true,
    };

    private async Task<IActionResult> FillAllAsync(int id, MatrixView view, MatrixPage page, MatrixForm form, CancellationToken stop)
    {
        var stock = await MatrixPage.StockAsync(db, page.Product.Variants, stop);
        var typed = form.Rows.ToDictionary(r => r.Id);
        var all = new MatrixForm
        {
            Version = form.Version,
            Rows = [.. page.Product.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id).Select(v => typed.GetValueOrDefault(v.Id) ?? VariantForm.From(v, stock.GetValueOrDefault(v.Id)?.OnHand ?? 0))],
        };
        all.Rows.ForEach(form.Fill.Fill);
        var checkedAll = await new MatrixForm.Validator(texts, db).ValidateAsync(all, stop);
        if (!checkedAll.IsValid)
        {
            foreach (var sentence in checkedAll.Errors.Select(e => e.ErrorMessage).Distinct().Take(5))
                ModelState.AddModelError("", sentence);
            return this.Again("Matrix", page.With(form));
        }
        var saved = await revise.ReviseAsync(id, form.Version, all.ApplyTo, all.Counts(page.Product), stop);
        if (saved.Problem is { } problem)
            return await RefusedAsync(id, view, form, problem, stop);
        this.Say(texts["Alle {0} Varianten sind ausgefüllt und gespeichert.", all.Rows.Count]);
        return Redirect($"/admin/products/{id}/variants{Request.QueryString}");
    }

    private async Task<IActionResult> RefusedAsync(int id, MatrixView view, MatrixForm form, Problem problem, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var now = (await MatrixPage.LoadAsync(db, id, view, stop))!;
        ModelState.Clear();
        ModelState.AddModelError("", problem.ToString());
        return this.Again("Matrix", problem == ReviseProduct.ChangedMeanwhile ? now.InConflictWith(form) : now.With(form), StatusCodes.Status409Conflict);
    }
}
