using Shop.Catalog;
using Shop.Common;

namespace Shop.Pricing;

/// <summary>One line to be priced.</summary>
/// <param name="UnitPrice">Gross.</param>
public sealed record LineToPrice(int VariantId, string Sku, LocalizedText Name, int Quantity, Money UnitPrice, TaxClass TaxClass)
{
    /// <summary>What discounts take off the line.</summary>
    public Money Discount { get; init; }
}

/// <summary>What shipping costs, gross; null while no method is chosen.</summary>
/// <param name="FreeFrom">Value of goods from which on <paramref name="Price"/> isn't asked for.</param>
/// <param name="Surcharge">For far places; asked for in any case.</param>
public sealed record ShippingToPrice(LocalizedText Name, Money Price, Money? FreeFrom, Money Surcharge = default)
{
    /// <summary>What discounts take off it.</summary>
    public Money Discount { get; init; }

    /// <summary>Before discounts; whether it is free is decided by the value of goods before discounts too.</summary>
    public Money PriceFor(Money goods) => (FreeFrom is { } from && goods >= from ? Money.Zero : Price) + Surcharge;
}

/// <summary>A priced line of goods.</summary>
/// <param name="Total">After <paramref name="Discount"/>.</param>
public sealed record QuoteLine(int VariantId, string Sku, LocalizedText Name, int Quantity, Money UnitPrice, Money Discount, Money Total, decimal TaxRate);

/// <summary>A part of the shipping cost under one VAT rate.</summary>
public sealed record QuoteShipping(LocalizedText Name, Money Total, decimal TaxRate)
{
    /// <summary>Already taken off <see cref="Total"/>.</summary>
    public Money Discount { get; init; }
}

/// <summary>A discount that counts, with all it saves on lines and shipping.</summary>
/// <param name="Coupon">The code that brought it, if any.</param>
public sealed record QuoteDiscount(int DiscountId, LocalizedText Name, Money Amount, string? Coupon);

/// <summary>Gross, net and VAT of everything under one rate.</summary>
public sealed record TaxSum(decimal Rate, Money Gross, Money Tax)
{
    public Money Net => Gross - Tax;
}

/// <summary>The price of a cart or order: lines, shipping and VAT that add up to the cent, with every step explained.</summary>
public sealed record Quote(
    IReadOnlyList<QuoteLine> Lines, IReadOnlyList<QuoteShipping> Shipping, IReadOnlyList<TaxSum> Taxes, IReadOnlyList<Problem> Steps)
{
    /// <summary>Tax-free quotes hold net amounts under 0 %.</summary>
    public TaxTreatment Treatment { get; init; }

    /// <summary>What <see cref="Goods"/> and <see cref="ShippingBefore"/> are reduced by, one row a discount.</summary>
    public IReadOnlyList<QuoteDiscount> Discounts { get; init; } = [];

    /// <summary>Value of the goods before discounts.</summary>
    public Money Goods => Lines.Sum(l => l.UnitPrice * l.Quantity);

    /// <summary>Value of the goods after discounts.</summary>
    public Money Items => Lines.Sum(l => l.Total);

    public Money ShippingBefore => Shipping.Sum(s => s.Total + s.Discount);

    public Money ShippingTotal => Shipping.Sum(s => s.Total);

    public Money Total => Items + ShippingTotal;

    public Money Tax => Taxes.Sum(t => t.Tax);
}

/// <summary>
/// Prices a cart. Pure: rows in, quote out. Shipping is an ancillary supply and shares the VAT rates of the goods in proportion to
/// their value (Abschn. 3.10 (5) UStAE); VAT is computed per rate from the sum of line totals.
/// </summary>
public static class PriceCalculator
{
    public static Quote Price(IReadOnlyList<LineToPrice> lines, ShippingToPrice? shipping, TaxTable taxes)
    {
        var priced = lines
            .Select(l => new QuoteLine(l.VariantId, l.Sku, l.Name, l.Quantity, l.UnitPrice, l.Discount, l.UnitPrice * l.Quantity - l.Discount, taxes.RateOf(l.TaxClass)))
            .ToList();
        var steps = new List<Problem>();
        var shippingParts = PriceShipping(priced, shipping, steps);
        return new Quote(priced, shippingParts, TaxSums(priced, shippingParts), steps);
    }

    /// <summary>VAT per rate from gross amounts, highest rate first.</summary>
    public static IReadOnlyList<TaxSum> SumByRate(IEnumerable<(decimal Rate, Money Gross)> amounts) =>
        [.. amounts.GroupBy(a => a.Rate)
            .Select(g => (Rate: g.Key, Gross: g.Sum(a => a.Gross)))
            .Select(g => new TaxSum(g.Rate, g.Gross, g.Gross.TaxIncluded(g.Rate)))
            .OrderByDescending(t => t.Rate)];

    private static IReadOnlyList<TaxSum> TaxSums(List<QuoteLine> lines, IReadOnlyList<QuoteShipping> shipping) =>
        SumByRate(lines.Select(l => (l.TaxRate, l.Total)).Concat(shipping.Select(s => (s.TaxRate, s.Total))));

    private static IReadOnlyList<QuoteShipping> PriceShipping(List<QuoteLine> lines, ShippingToPrice? shipping, List<Problem> steps)
    {
        if (shipping is null || lines.Count == 0)
            return [];
        var goods = lines.Sum(l => l.UnitPrice * l.Quantity);
        var free = shipping.Price.IsZero || (shipping.FreeFrom is { } from && goods >= from);
        if (free)
            steps.Add(new Problem("shipping-free", "Versandkostenfrei ab {0}.", shipping.FreeFrom ?? Money.Zero));
        if (shipping.Surcharge.IsPositive)
            steps.Add(new Problem("shipping-surcharge", "Zuschlag von {0} für diese Postleitzahl.", shipping.Surcharge));
        var cost = (free ? Money.Zero : shipping.Price) + shipping.Surcharge;
        if (cost.IsZero)
            return [new QuoteShipping(shipping.Name, Money.Zero, lines.Max(l => l.TaxRate))];
        var byRate = lines.GroupBy(l => l.TaxRate).OrderByDescending(g => g.Key).ToList();
        var parts = cost.Split([.. byRate.Select(g => g.Sum(l => l.Total).Cents)]);
        if (byRate.Count > 1)
            steps.Add(new Problem("shipping-split", "Die Versandkosten von {0} teilen sich im Verhältnis der Warenwerte auf die Steuersätze auf.", cost));
        var off = shipping.Discount.Split([.. parts.Select(p => p.Cents)]);
        return [.. byRate.Select((g, i) => new QuoteShipping(shipping.Name, parts[i] - off[i], g.Key) { Discount = off[i] })];
    }
}
