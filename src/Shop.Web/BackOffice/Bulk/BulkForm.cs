using Shop.Catalog;
using Shop.Lists.Bulk;
using Shop.Pricing.Endings;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Bulk;

/// <summary>What is to be done to the chosen products, as typed.</summary>
public sealed class BulkForm
{
    public BulkKind Kind { get; set; }

    public int? CategoryId { get; set; }

    public int? TagId { get; set; }

    public int? SupplierId { get; set; }

    /// <summary>"5", "-3,5".</summary>
    public string? Percent { get; set; }

    public string? Amount { get; set; }

    public string? Margin { get; set; }

    public int? EndingId { get; set; }

    public TaxClass TaxClass { get; set; }

    public string? DaysFrom { get; set; }

    public string? DaysTo { get; set; }

    public static BulkForm From(BulkOptions? options) => options is null ? new BulkForm() : new BulkForm
    {
        Kind = options.Kind,
        CategoryId = options.CategoryId,
        TagId = options.TagId,
        SupplierId = options.SupplierId,
        Percent = options.Percent == 0 ? "" : Entered.Show(options.Percent * 100),
        Amount = options.Amount == 0 ? "" : Entered.Show(new Shop.Common.Money(options.Amount)),
        Margin = options.Margin == 0 ? "" : Entered.Show(options.Margin * 100),
        EndingId = options.Ending?.RuleId,
        TaxClass = options.TaxClass,
        DaysFrom = options.Kind == BulkKind.Delivery ? Entered.Show((decimal)options.DaysFrom) : "",
        DaysTo = options.Kind == BulkKind.Delivery ? Entered.Show((decimal)options.DaysTo) : "",
    };

    /// <summary>What can't be read becomes a value that <see cref="BulkOptions.WhyNot"/> refuses.</summary>
    /// <param name="ending">The rule that <see cref="EndingId"/> names.</param>
    public BulkOptions ToOptions(PriceEndingRule? ending) => new()
    {
        Kind = Kind,
        CategoryId = Kind is BulkKind.MoveToCategory or BulkKind.AddCategory or BulkKind.RemoveCategory ? CategoryId : null,
        TagId = Kind is BulkKind.AddTag or BulkKind.RemoveTag ? TagId : null,
        SupplierId = Kind == BulkKind.Supplier ? SupplierId : null,
        Percent = Kind == BulkKind.PricePercent ? (Entered.Number(Percent) ?? 0) / 100 : 0,
        Amount = Kind == BulkKind.PriceAmount ? Entered.Money(Amount)?.Cents ?? 0 : 0,
        Margin = Kind == BulkKind.PriceMargin ? (Entered.Number(Margin) ?? -1) / 100 : 0,
        Ending = Kind is BulkKind.PricePercent or BulkKind.PriceAmount or BulkKind.PriceMargin ? BulkEnding.From(ending) : null,
        TaxClass = Kind == BulkKind.TaxClass ? TaxClass : default,
        DaysFrom = Kind == BulkKind.Delivery ? Entered.Count(DaysFrom) ?? -1 : 0,
        DaysTo = Kind == BulkKind.Delivery ? Entered.Count(DaysTo) ?? -1 : 0,
    };
}
