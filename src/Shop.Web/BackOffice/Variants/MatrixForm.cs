using FluentValidation;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Stock;
using Shop.Web.BackOffice.Products;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Variants;

/// <summary>The shown part of a product's variants as a table that is saved at once; their order is the order of the rows.</summary>
public sealed class MatrixForm
{
    public int Version { get; set; }

    public List<VariantForm> Rows { get; set; } = [];

    public List<int> Selected { get; set; } = [];

    public FillForm Fill { get; set; } = new();

    public Problem? ApplyTo(Product product)
    {
        var rows = Rows.Where(r => product.Variants.Exists(v => v.Id == r.Id)).ToList();
        foreach (var row in rows)
            product.Variants.Find(v => v.Id == row.Id)!.Take(row);
        PutInOrder(product, rows.ConvertAll(r => r.Id));
        return null;
    }

    public IReadOnlyCollection<StockCount> Counts(Product product) =>
        [.. Rows.Where(r => product.Variants.Exists(v => v.Id == r.Id)).Select(v => new StockCount(v.Sku.Trim(), v.SeenStock, Entered.Count(v.Stock)!.Value))];

    /// <summary>Moves a row by one place.</summary>
    public void Move(int variantId, int by)
    {
        var at = Rows.FindIndex(r => r.Id == variantId);
        if (at < 0 || at + by < 0 || at + by >= Rows.Count)
            return;
        (Rows[at], Rows[at + by]) = (Rows[at + by], Rows[at]);
    }

    /// <summary>The places that the shown variants had among all are given out anew, in the order of the rows.</summary>
    private static void PutInOrder(Product product, List<int> ids)
    {
        var order = product.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id).ToList();
        var places = order.Index().Where(v => ids.Contains(v.Item.Id)).Select(v => v.Index).ToList();
        foreach (var (place, id) in places.Zip(ids.Distinct()))
            order[place] = product.Variants.Single(v => v.Id == id);
        foreach (var (i, variant) in order.Index())
            variant.Position = i;
    }

    public sealed class Validator : AbstractValidator<MatrixForm>
    {
        public Validator(WebTexts texts, ShopDb db)
        {
            RuleForEach(f => f.Rows).SetValidator(new VariantForm.Validator(texts));
            RuleFor(f => f.Rows).CustomAsync((rows, context, stop) =>
                VariantForm.CheckNumbersAsync(rows, db, (i, sentence) => context.AddFailure($"Rows[{i}].Sku", sentence), texts, stop));
        }
    }
}

/// <summary>Makes variants for chosen combinations.</summary>
public sealed class GenerateForm
{
    /// <summary>See <see cref="SkuPattern"/>.</summary>
    public string Pattern { get; set; } = "";

    /// <summary>Keys of the chosen combinations.</summary>
    public List<string> Create { get; set; } = [];
}
