using Shop.Common;

namespace Shop.Pricing.Calculation;

/// <summary>The percentages of a Handelskalkulation, as fractions: 0.05 for 5 %.</summary>
/// <param name="SupplierDiscount">Lieferantenrabatt, of the list purchase price.</param>
/// <param name="SupplierCash">Lieferantenskonto, of the target purchase price.</param>
/// <param name="Overhead">Handlungskosten, on the landed cost.</param>
/// <param name="Profit">Gewinn, on the full cost.</param>
/// <param name="CustomerCash">Kundenskonto, in the hundred: of the target sales price.</param>
/// <param name="CustomerDiscount">Kundenrabatt, in the hundred: of the list sales price.</param>
public sealed record SchemeRates(
    decimal SupplierDiscount = 0, decimal SupplierCash = 0, decimal Overhead = 0, decimal Profit = 0, decimal CustomerCash = 0, decimal CustomerDiscount = 0)
{
    /// <summary>Why one can't calculate with these; null when one can.</summary>
    public Problem? WhyNot()
    {
        if (new[] { SupplierDiscount, SupplierCash, CustomerCash, CustomerDiscount }.Any(r => r is < 0 or >= 1))
            return new Problem("rate-off", "Rabatt und Skonto liegen zwischen 0 und unter 100 %.");
        return Overhead is < 0 or > 10 || Profit is <= -1 or > 10
            ? new Problem("rate-surcharge", "Handlungskosten und Gewinn liegen zwischen 0 und 1.000 %.")
            : null;
    }
}

/// <summary>
/// A Handelskalkulation from the supplier's list price to the price on the label, every line in cents, each line the sum of those above it.
/// Pure. Source: the scheme as taught to German merchants (rules of trade §11): supplier's reductions from the hundred, surcharges on the hundred,
/// customers' reductions in the hundred.
/// </summary>
/// <param name="ListPurchase">Listeneinkaufspreis, net.</param>
/// <param name="TargetPurchase">Zieleinkaufspreis.</param>
/// <param name="CashPurchase">Bareinkaufspreis.</param>
/// <param name="Freight">Bezugskosten.</param>
/// <param name="FullCost">Selbstkosten.</param>
/// <param name="CashSale">Barverkaufspreis.</param>
/// <param name="TargetSale">Zielverkaufspreis.</param>
/// <param name="Net">Listenverkaufspreis, net.</param>
/// <param name="Vat">VAT on top of it.</param>
/// <param name="Rates">As given; in a difference calculation with the profit that is left.</param>
/// <param name="VatRate">As a fraction: 0.19.</param>
public sealed record PriceScheme(
    Money ListPurchase,
    Money TargetPurchase,
    Money CashPurchase,
    Money Freight,
    Money FullCost,
    Money CashSale,
    Money TargetSale,
    Money Net,
    Money Vat,
    SchemeRates Rates,
    decimal VatRate)
{
    /// <summary>Bezugspreis (Einstand): what one piece costs until it lies on the shelf.</summary>
    public Money Landed => CashPurchase + Freight;

    /// <summary>Bruttoverkaufspreis.</summary>
    public Money Gross => Net + Vat;

    public Money Profit => CashSale - FullCost;

    /// <summary>Handelsspanne: share of the net price that isn't the landed cost; null without a price.</summary>
    public decimal? Margin => Net.IsPositive ? (decimal)(Net - Landed).Cents / Net.Cents : null;

    /// <summary>Kalkulationsfaktor: net price by landed cost; null without a cost.</summary>
    public decimal? Factor => Landed.IsPositive ? (decimal)Net.Cents / Landed.Cents : null;

    /// <summary>Deckungsbeitrag I of one piece after customers' discount and Skonto.</summary>
    public Money ContributionI => CashSale - Landed;

    /// <summary>Share of the revenue after reductions; null without revenue.</summary>
    public decimal? ContributionRate => CashSale.IsPositive ? (decimal)ContributionI.Cents / CashSale.Cents : null;

    /// <summary>Forward: from cost to price.</summary>
    public static Result<PriceScheme> Forward(Money listPurchase, Money freight, SchemeRates rates, decimal vatRate)
    {
        if ((rates.WhyNot() ?? WhyNot(listPurchase, freight)) is { } problem)
            return problem;
        var (target, cash) = Purchase(listPurchase, rates);
        var full = FullCostOf(cash + freight, rates);
        var cashSale = full * (1 + rates.Profit);
        var targetSale = cashSale * (1 / (1 - rates.CustomerCash));
        var net = targetSale * (1 / (1 - rates.CustomerDiscount));
        return new PriceScheme(listPurchase, target, cash, freight, full, cashSale, targetSale, net, net.TaxOnTop(vatRate), rates, vatRate);
    }

    /// <summary>Backward: from the price to the highest cost at which the profit is still there.</summary>
    public static Result<PriceScheme> Backward(Money gross, Money freight, SchemeRates rates, decimal vatRate)
    {
        if ((rates.WhyNot() ?? WhyNot(gross, freight)) is { } problem)
            return problem;
        var (net, targetSale, cashSale) = Sale(gross, rates, vatRate);
        var full = cashSale * (1 / (1 + rates.Profit));
        var cash = (full * (1 / (1 + rates.Overhead))) - freight;
        if (cash.IsNegative)
            return new Problem("nothing-left", "Bei diesem Preis bleibt nach Gewinn, Handlungs- und Bezugskosten nichts für den Einkauf.");
        var target = cash * (1 / (1 - rates.SupplierCash));
        var list = target * (1 / (1 - rates.SupplierDiscount));
        return new PriceScheme(list, target, cash, freight, full, cashSale, targetSale, net, gross - net, rates, vatRate);
    }

    /// <summary>Difference: cost and price are given; what is left is the profit, which may be a loss.</summary>
    public static Result<PriceScheme> Difference(Money listPurchase, Money gross, Money freight, SchemeRates rates, decimal vatRate)
    {
        if ((rates.WhyNot() ?? WhyNot(listPurchase, freight) ?? WhyNot(gross, freight)) is { } problem)
            return problem;
        var (target, cash) = Purchase(listPurchase, rates);
        var full = FullCostOf(cash + freight, rates);
        var (net, targetSale, cashSale) = Sale(gross, rates, vatRate);
        var profit = full.IsPositive ? (decimal)(cashSale - full).Cents / full.Cents : 0;
        return new PriceScheme(listPurchase, target, cash, freight, full, cashSale, targetSale, net, gross - net, rates with { Profit = profit }, vatRate);
    }

    private static (Money Target, Money Cash) Purchase(Money list, SchemeRates rates)
    {
        var target = list - (list * rates.SupplierDiscount);
        return (target, target - (target * rates.SupplierCash));
    }

    private static Money FullCostOf(Money landed, SchemeRates rates) => landed + (landed * rates.Overhead);

    private static (Money Net, Money Target, Money Cash) Sale(Money gross, SchemeRates rates, decimal vatRate)
    {
        var net = gross.WithoutTax(vatRate);
        var target = net - (net * rates.CustomerDiscount);
        return (net, target, target - (target * rates.CustomerCash));
    }

    private static Problem? WhyNot(Money price, Money freight)
    {
        if (price.IsNegative || freight.IsNegative)
            return new Problem("negative", "Preise und Kosten sind nie negativ.");
        return price > Most || freight > Most ? new Problem("too-much", "Mehr als {0} rechnen wir nicht.", Most) : null;
    }

    private static readonly Money Most = Money.From(10_000_000);
}
