using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Stock;
using Shop.Web.BackOffice.Products;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Variants;

/// <summary>Which variants the table shows.</summary>
public sealed class MatrixView
{
    /// <summary>A table of more rows gets slow to type in.</summary>
    public const int Size = 100;

    public int? Page { get; set; }

    /// <summary>Only variants with this value of an option.</summary>
    public int? Value { get; set; }

    /// <summary>Only variants whose name or numbers contain this.</summary>
    public string? Q { get; set; }

    public IEnumerable<Variant> Of(Product product) => product.Variants
        .Where(v => Value is not { } value || v.Values.Exists(x => x.Id == value))
        .Where(v => string.IsNullOrWhiteSpace(Q) || $"{v.Sku} {v.Gtin} {v.SupplierSku} {v.Mpn} {v.Name.De} {v.Name.En}".Contains(Q.Trim(), StringComparison.OrdinalIgnoreCase))
        .OrderBy(v => v.Position).ThenBy(v => v.Id);
}

/// <summary>The table of a product's variants with its options and the combinations that are missing.</summary>
public sealed record MatrixPage
{
    public required Product Product { get; init; }

    public required MatrixView View { get; init; }

    public required MatrixForm Form { get; init; }

    public required Pager Pager { get; init; }

    public required IReadOnlyDictionary<int, StockItem> Stock { get; init; }

    /// <summary>GTINs that other variants have as well, with the names of those.</summary>
    public required ILookup<string, SameGtin> Doubles { get; init; }

    public required OptionsForm Choices { get; init; }

    public NewOptionForm NewOption { get; init; } = new();

    public required MissingVariants Missing { get; init; }

    /// <summary>What someone else saved meanwhile; empty without a conflict.</summary>
    public IReadOnlyList<CellDifference> Conflict { get; init; } = [];

    /// <summary>Whether the table holds what isn't saved yet.</summary>
    public bool Unsaved { get; init; }

    public VariantForm FormOf(int i) => Form.Rows[i];

    public static Task<Product?> ProductAsync(ShopDb db, int id, CancellationToken stop) =>
        db.Products.AsNoTracking().WithParts().FirstOrDefaultAsync(p => p.Id == id, stop);

    public static async Task<MatrixPage?> LoadAsync(ShopDb db, int id, MatrixView view, CancellationToken stop)
    {
        if (await ProductAsync(db, id, stop) is not { } product)
            return null;
        var found = view.Of(product).ToList();
        var pager = new Pager(Pager.Within(view.Page, MatrixView.Size, found.Count), MatrixView.Size, found.Count);
        var shown = found.Skip((pager.Number - 1) * pager.Size).Take(pager.Size).ToList();
        var stock = await StockAsync(db, shown, stop);
        var pattern = SkuPattern.For(product);
        return new MatrixPage
        {
            Product = product,
            View = view,
            Form = new MatrixForm { Version = product.Version, Rows = shown.ConvertAll(v => VariantForm.From(v, stock.GetValueOrDefault(v.Id)?.OnHand ?? 0)) },
            Pager = pager,
            Stock = stock,
            Doubles = await DoublesAsync(db, shown, stop),
            Choices = OptionsForm.From(product),
            Missing = await MissingVariants.OfAsync(db, product, pattern, null, stop),
        };
    }

    /// <summary>The same page with what was typed.</summary>
    public MatrixPage With(MatrixForm form, bool unsaved = true) => this with { Form = form, Unsaved = unsaved };

    /// <summary>Both states side by side; saving again then means it.</summary>
    public MatrixPage InConflictWith(MatrixForm mine)
    {
        var saved = Form.Rows.ToDictionary(r => r.Id);
        var differences = mine.Rows.Where(r => saved.ContainsKey(r.Id))
            .SelectMany(r => MatrixColumn.All.Where(c => c.Get(r) != c.Get(saved[r.Id])).Select(c => new CellDifference(r.Sku, c.Label, c.Get(r), c.Get(saved[r.Id]))))
            .Take(60).ToList();
        mine.Version = Form.Version;
        foreach (var row in mine.Rows.Where(r => saved.ContainsKey(r.Id)))
            row.SeenStock = saved[row.Id].SeenStock;
        return With(mine) with { Conflict = differences };
    }

    internal static async Task<Dictionary<int, StockItem>> StockAsync(ShopDb db, IReadOnlyCollection<Variant> variants, CancellationToken stop)
    {
        var ids = variants.Select(v => v.Id).ToList();
        return await db.StockItems.AsNoTracking().Where(s => ids.Contains(s.VariantId)).ToDictionaryAsync(s => s.VariantId, stop);
    }

    private static async Task<ILookup<string, SameGtin>> DoublesAsync(ShopDb db, List<Variant> shown, CancellationToken stop)
    {
        var gtins = shown.Select(v => v.Gtin).Where(g => g.Length > 0).Distinct().ToList();
        var all = gtins.Count == 0 ? [] : await db.Variants.AsNoTracking().Where(v => gtins.Contains(v.Gtin))
            .Select(v => new SameGtin(v.Gtin, v.Id, v.Sku, v.Product!.Name.De)).ToListAsync(stop);
        return all.GroupBy(v => v.Gtin).Where(g => g.Skip(1).Any()).SelectMany(g => g).ToLookup(v => v.Gtin);
    }
}

/// <summary>A variant with a GTIN that another one has too.</summary>
public sealed record SameGtin(string Gtin, int VariantId, string Sku, string ProductName);

/// <summary>Combinations that no variant has, with the numbers they would get.</summary>
/// <param name="Excluded">Keys of those that shall not be made.</param>
public sealed record MissingVariants(int ProductId, string Pattern, IReadOnlyList<(Combination Combination, string Sku)> Rows, IReadOnlySet<string> Excluded, Problem? Problem)
{
    public static async Task<MissingVariants> OfAsync(ShopDb db, Product product, SkuPattern pattern, IReadOnlyCollection<string>? create, CancellationToken stop)
    {
        var missing = VariantCombinations.Missing(product);
        var taken = await TakenAsync(db, product, pattern, missing, stop);
        var skus = pattern.Of(SkuPattern.BasisOf(product), missing, taken);
        var excluded = create is null ? [] : missing.Select(c => c.Key).Except(create).ToHashSet();
        return new MissingVariants(product.Id, pattern.Text, [.. missing.Zip(skus)], excluded, pattern.WhyNot());
    }

    /// <summary>Numbers that exist and could get in the way of those that are to be made.</summary>
    public static async Task<List<string>> TakenAsync(ShopDb db, Product product, SkuPattern pattern, IReadOnlyList<Combination> missing, CancellationToken stop)
    {
        if (missing.Count == 0)
            return [];
        var basis = SkuPattern.BasisOf(product);
        var wanted = pattern.Of(basis, missing, []);
        return await db.Variants.Where(v => v.Sku.StartsWith(basis) || wanted.Contains(v.Sku)).Select(v => v.Sku).ToListAsync(stop);
    }

    public string Count => Rows.Count.ToString(CultureInfo.CurrentCulture);
}

/// <summary>A cell that both changed since the table was opened.</summary>
/// <param name="Field">Label of the column.</param>
public sealed record CellDifference(string Sku, string Field, string Mine, string Saved);
