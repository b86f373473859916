using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>What a variant earns at the price and cost that stand in its fields.</summary>
/// <param name="Readable">False while something typed is no amount.</param>
public sealed record PriceAsideRow(int VariantId, string Name, Money Price, Money? Cost, decimal TaxRate, bool Readable)
{
    public Money Net => Price.WithoutTax(TaxRate);

    /// <summary>Deckungsbeitrag I of a piece before reductions.</summary>
    public Money? ContributionI => Cost is { } cost ? Net - cost : null;

    /// <summary>Handelsspanne: share of the net price that isn't the landed cost.</summary>
    public decimal? Margin => Cost is { } cost && Net.IsPositive ? (decimal)(Net - cost).Cents / Net.Cents : null;

    public StrongestDiscount? Discounted { get; init; }

    /// <summary>Why the strike price that is asked for isn't shown in the shop; null when it is or none is asked for.</summary>
    public Problem? WhyNoStrike { get; init; }

    public Money? RecommendedPrice { get; init; }
}

/// <summary>Reads the panel beside the product editor; what is typed comes before what is saved.</summary>
public sealed partial class PriceAsideDesk(ShopDb db, TaxTables taxes, AfterDiscounts discounts)
{
    /// <param name="product">With its variants.</param>
    /// <param name="typed">Fields of the editor by their names; null for what is saved.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<IReadOnlyList<PriceAsideRow>> ReadAsync(Product product, IReadOnlyDictionary<string, string>? typed, CancellationToken stop)
    {
        var rate = (await taxes.TodayAsync(stop)).RateOf(product.TaxClass);
        var fields = typed is null ? [] : Fields(typed);
        var ids = product.Variants.ConvertAll(v => v.Id);
        var history = (await db.PriceChanges.AsNoTracking().Where(c => ids.Contains(c.VariantId)).ToListAsync(stop)).ToLookup(c => c.VariantId, c => new PriceSince(c.Price, c.At));
        var rows = new List<PriceAsideRow>();
        foreach (var variant in product.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id))
        {
            var (price, cost) = fields.GetValueOrDefault(variant.Id);
            var row = new PriceAsideRow(
                variant.Id,
                variant.Name.De.Length == 0 ? variant.Sku : variant.Name.ToString(),
                price is null ? variant.Price : Entered.Money(price) ?? variant.Price,
                string.IsNullOrWhiteSpace(cost) ? (cost is null ? variant.Cost : null) : Entered.Money(cost),
                rate,
                (price is null || Entered.IsPositiveMoney(price)) && (cost is null || Entered.IsMoneyOrEmpty(cost)));
            rows.Add(row with
            {
                Discounted = await discounts.OfAsync(variant.Id, row.Price, row.Cost, rate, stop),
                WhyNoStrike = variant.FormerPrice is null ? null : Reduction.WhyNot(variant.Price, history[variant.Id]),
                RecommendedPrice = variant.RecommendedPrice,
            });
        }
        return rows;
    }

    /// <summary>Price and cost as typed, by variant: "Form.Variants[3].Id", ".Price", ".Cost".</summary>
    private static Dictionary<int, (string? Price, string? Cost)> Fields(IReadOnlyDictionary<string, string> typed)
    {
        var found = new Dictionary<int, (string?, string?)>();
        foreach (var (name, value) in typed.Where(t => IdField().IsMatch(t.Key)))
        {
            var row = name[..^".Id".Length];
            if (Entered.Count(value) is { } id)
                found[id] = (typed.GetValueOrDefault(row + ".Price"), typed.GetValueOrDefault(row + ".Cost"));
        }
        return found;
    }

    [GeneratedRegex(@"\[\d+\]\.Id\z")]
    private static partial Regex IdField();
}
