using Shop.Common;
using Shop.Customers;

namespace Shop.Pricing;

/// <summary>How a supply is taxed.</summary>
public enum TaxTreatment
{
    /// <summary>With German VAT.</summary>
    Domestic,

    /// <summary>Tax-free to a business in another member state (§4 Nr. 1 b, §6a UStG).</summary>
    IntraCommunity,

    /// <summary>Tax-free out of the EU (§4 Nr. 1 a, §6 UStG).</summary>
    Export,
}

/// <summary>Finds the treatment of a sale and takes the VAT out of a quote where none is due. Pure.</summary>
public static class TaxTreatments
{
    /// <summary>Where the shop sells from and whose VAT its prices hold.</summary>
    public const string Home = "DE";

    /// <param name="country">Where the goods go, ISO code.</param>
    /// <param name="vatId">The buyer's, tidy; empty without.</param>
    /// <param name="proven">The register has said that it is valid.</param>
    public static TaxTreatment Of(string country, string vatId, bool proven)
    {
        if (country == Home)
            return TaxTreatment.Domestic;
        if (!VatIds.IsMember(country))
            return TaxTreatment.Export;
        return proven && CouldBeTaxFree(country, vatId) ? TaxTreatment.IntraCommunity : TaxTreatment.Domestic;
    }

    /// <summary>Whether it is worth asking the register: an id of another member state and goods that go to another member state.</summary>
    public static bool CouldBeTaxFree(string country, string vatId) =>
        vatId.Length > 2 && country != Home && VatIds.IsMember(country) && !vatId.StartsWith(Home, StringComparison.Ordinal) && VatIds.WhyNot(vatId) is null;

    /// <summary>
    /// The quote as it is under the treatment. Tax-free, unit prices are the net ones, rounded, and lines are quantity times that; what a line
    /// was reduced by becomes net as well. Every line stands under 0 %.
    /// </summary>
    public static Quote Under(this Quote quote, TaxTreatment treatment)
    {
        if (treatment == TaxTreatment.Domestic)
            return quote;
        IReadOnlyList<QuoteLine> lines = [.. quote.Lines.Select(TaxFree)];
        var shipping = quote.Shipping.Count == 0 ? quote.Shipping : [TaxFree(quote.Shipping)];
        var sums = PriceCalculator.SumByRate(lines.Select(l => (l.TaxRate, l.Total)).Concat(shipping.Select(s => (s.TaxRate, s.Total))));
        return quote with
        {
            Lines = lines,
            Shipping = shipping,
            Taxes = sums,
            Discounts = quote.Discounts.Amounting(lines.Sum(l => l.Discount) + shipping.Sum(s => s.Discount)),
            Treatment = treatment,
            Steps = [.. quote.Steps, StepOf(treatment)],
        };
    }

    /// <summary>What has to be said on the invoice instead of a rate (§14 (4) Nr. 8 UStG).</summary>
    public static Problem StepOf(TaxTreatment treatment) => treatment == TaxTreatment.Export
        ? new Problem("tax-free-export", "Steuerfreie Ausfuhrlieferung")
        : new Problem("tax-free-eu", "Steuerfreie innergemeinschaftliche Lieferung");

    private static QuoteLine TaxFree(QuoteLine line)
    {
        var unit = line.UnitPrice.WithoutTax(line.TaxRate);
        var (all, part) = (unit * line.Quantity, line.Discount.WithoutTax(line.TaxRate));
        // What was free stays free, and rounding the unit price never makes a line negative.
        var discount = line.Total.IsZero || part > all ? all : part;
        return line with { UnitPrice = unit, Discount = discount, Total = all - discount, TaxRate = 0m };
    }

    private static QuoteShipping TaxFree(IReadOnlyList<QuoteShipping> parts)
    {
        var discount = parts.Sum(s => s.Discount.WithoutTax(s.TaxRate));
        return new QuoteShipping(parts[0].Name, parts.Sum(s => (s.Total + s.Discount).WithoutTax(s.TaxRate)) - discount, 0m) { Discount = discount };
    }
}
