using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Pricing.Calculation;
using Shop.Pricing.Endings;
using Shop.Web.BackOffice.Categories;
using Shop.Web.BackOffice.Shared;
using Shop.Web.BackOffice.Suppliers;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>Which variants are looked at; lives in the address.</summary>
public sealed class SelectionFilter
{
    public string? Q { get; set; }

    public int? Category { get; set; }

    public int? Supplier { get; set; }

    /// <summary>"missing" shows what has no purchase cost.</summary>
    public string? Cost { get; set; }

    public int Page { get; set; } = 1;
}

/// <summary>A variant with what it earns today and what the usual rates would ask for.</summary>
/// <param name="Today">Reckoned from today's cost and price; null without a cost.</param>
/// <param name="Target">Gross, with the usual ending; null without cost or usual rates.</param>
public sealed record SelectionRow(PricedVariant Variant, PriceScheme? Today, Money? Target, PriceScheme? AtTarget)
{
    public Money? Change => Target is { } target ? target - Variant.Price : null;
}

/// <summary>The list of the calculation.</summary>
public sealed record SelectionPage(SelectionFilter Filter, CategoryChoices Categories, Page<SelectionRow> Rows, int WithoutCost)
{
    public required IReadOnlyList<SelectListItem> Suppliers { get; init; }

    public Pager Pager => new(Rows.Number, Rows.Size, Rows.Total);
}

/// <summary>Reads many variants with their calculation; what earns least by its price comes first.</summary>
public sealed class SelectionPages(ShopDb db, TaxTables taxes)
{
    private const int Size = 50;

    public async Task<SelectionPage> ReadAsync(SelectionFilter filter, CancellationToken stop)
    {
        var categories = await CategoryChoices.LoadAsync(db, stop);
        var asked = Asked(filter, categories.Tree);
        var missing = filter.Cost == "missing";
        var shown = missing ? asked.Where(v => v.Cost == null) : asked.Where(v => v.Cost != null && v.Price.Cents > 0);
        var total = await shown.CountAsync(stop);
        var number = Math.Clamp(filter.Page, 1, Math.Max(1, (total + Size - 1) / Size));
        // Cost by price grows as the margin shrinks; the rate of VAT only shifts it a little.
        var sorted = missing ? shown.OrderBy(v => v.Sku) : shown.OrderByDescending(v => v.Cost!.Value.Cents * 1.0 / v.Price.Cents).ThenBy(v => v.Id);
        var variants = await Priced(sorted.Skip((number - 1) * Size).Take(Size)).ToListAsync(stop);
        return new SelectionPage(filter, categories, new Page<SelectionRow>(await RowsAsync(variants, categories.Tree, stop), number, Size, total), await asked.CountAsync(v => v.Cost == null, stop))
        {
            Suppliers = await db.SupplierItemsAsync(filter.Supplier, stop),
        };
    }

    /// <summary>The chosen ones, for the preview and for taking them over.</summary>
    public async Task<IReadOnlyList<SelectionRow>> ChosenAsync(IReadOnlyCollection<int> ids, CancellationToken stop)
    {
        var categories = await CategoryChoices.LoadAsync(db, stop);
        var variants = await Priced(db.Variants.AsNoTracking().Where(v => ids.Contains(v.Id)).OrderBy(v => v.Sku)).ToListAsync(stop);
        return await RowsAsync(variants, categories.Tree, stop);
    }

    private IQueryable<Variant> Asked(SelectionFilter filter, CategoryTree tree)
    {
        // What isn't in the shop yet is calculated before it gets there.
        var variants = db.Variants.AsNoTracking().Where(v => v.Active && (v.Product!.Active || v.Product.RetiredAt == null));
        if (filter.Category is { } category && tree.Find(category) is not null)
        {
            var shelves = tree.IdsUnder(category);
            variants = variants.Where(v => shelves.Contains(v.Product!.CategoryId));
        }
        if (filter.Supplier is { } supplier)
            variants = variants.Where(v => v.Product!.SupplierId == supplier);
        foreach (var word in SearchWords.Of(filter.Q ?? "").Select(w => " " + w.Key).Take(5))
            variants = variants.Where(v => v.Product!.SearchName.Contains(word));
        return variants;
    }

    private static IQueryable<PricedVariant> Priced(IQueryable<Variant> variants) =>
        variants.Select(v => new PricedVariant(v.Id, v.ProductId, v.Sku, v.Product!.Name, v.Name, v.Price, v.Cost, v.Product.TaxClass, v.Product.CategoryId, v.Product.SupplierId));

    private async Task<IReadOnlyList<SelectionRow>> RowsAsync(List<PricedVariant> variants, CategoryTree tree, CancellationToken stop)
    {
        var rates = await taxes.TodayAsync(stop);
        var usual = await db.CalculationDefaults.AsNoTracking().Include(d => d.Ending).ToListAsync(stop);
        var named = variants.Select(v => v.SupplierId).Distinct().ToList();
        var suppliers = await db.Suppliers.AsNoTracking().Where(s => named.Contains(s.Id)).ToDictionaryAsync(s => s.Id, stop);
        return [.. variants.Select(v => RowOf(v, UsualRates.For(v.CategoryId, v.SupplierId is { } id ? suppliers.GetValueOrDefault(id) : null, tree, usual), rates.RateOf(v.TaxClass)))];
    }

    private static SelectionRow RowOf(PricedVariant variant, UsualRates? usual, decimal vatRate)
    {
        if (variant.Cost is null)
            return new SelectionRow(variant, null, null, null);
        var form = SchemeForm.From(variant.Price, variant.Cost, usual);
        var today = form.Calculate(vatRate);
        if (usual is not { KnowsSales: true } || !today.Ok)
            return new SelectionRow(variant, today.Ok ? today.Value : null, null, null);
        form.Mode = SchemeMode.Forward;
        if (form.Calculate(vatRate) is not { Ok: true } forward)
            return new SelectionRow(variant, today.Value, null, null);
        var target = usual.Ending?.Ending.Apply(forward.Value.Gross, EndingDirection.Up) ?? forward.Value.Gross;
        (form.Mode, form.Gross) = (SchemeMode.Difference, Entered.Show(target));
        return new SelectionRow(variant, today.Value, target, form.Calculate(vatRate).Value);
    }
}
