using Shop.Common;

namespace Shop.Pricing;

/// <summary>A line of a quote as its reader sees it, before discounts.</summary>
/// <param name="TakenOut">The rate whose VAT was taken out of gross amounts to get here.</param>
public sealed record ShownLine(Money Unit, Money Total, decimal TakenOut);

/// <summary>
/// A quote as its reader sees it: gross for consumers; for businesses, where the merchant wants it, net with the VAT below
/// (<see cref="NetShares"/>). Goods and shipping stand before discounts, which have rows of their own.
/// </summary>
public sealed class ShownQuote
{
    private readonly Dictionary<int, ShownLine> _lines;

    public ShownQuote(Quote quote, bool net)
    {
        Quote = quote;
        Net = net && quote.Treatment == TaxTreatment.Domestic;
        IReadOnlyList<(decimal Rate, Money Before, Money Discount)> parts =
            [.. quote.Lines.Select(l => (l.TaxRate, l.UnitPrice * l.Quantity, l.Discount)), .. quote.Shipping.Select(s => (s.TaxRate, s.Total + s.Discount, s.Discount))];
        var (amounts, discount) = Net ? NetShares.Of(parts) : ([.. parts.Select(p => p.Before)], Money.Zero);
        _lines = quote.Lines.Zip(amounts, (l, total) => (l.VariantId, Line: new ShownLine(Net ? l.UnitPrice.WithoutTax(l.TaxRate) : l.UnitPrice, total, Net ? l.TaxRate : 0m)))
            .ToDictionary(x => x.VariantId, x => x.Line);
        Goods = amounts.Take(quote.Lines.Count).Sum();
        Shipping = amounts.Skip(quote.Lines.Count).Sum();
        Discounts = Net ? quote.Discounts.Amounting(discount) : quote.Discounts;
    }

    public Quote Quote { get; }

    /// <summary>Amounts are net and the VAT comes on top.</summary>
    public bool Net { get; }

    public Money Goods { get; }

    public Money Shipping { get; }

    public IReadOnlyList<QuoteDiscount> Discounts { get; }

    public Money Total => Quote.Total;

    public ShownLine? LineOf(int variantId) => _lines.GetValueOrDefault(variantId);
}

/// <summary>Shares an amount out over discounts.</summary>
internal static class DiscountShares
{
    /// <summary>The same discounts with amounts that add up to the total.</summary>
    public static IReadOnlyList<QuoteDiscount> Amounting(this IReadOnlyList<QuoteDiscount> discounts, Money total) => discounts.Count == 0
        ? discounts
        : [.. discounts.Zip(total.Split([.. discounts.Select(d => d.Amount.Cents)]), (d, amount) => d with { Amount = amount })];
}
