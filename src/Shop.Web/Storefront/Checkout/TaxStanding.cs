using Shop.Common;
using Shop.Customers.VatChecks;
using Shop.Pricing;

namespace Shop.Web.Storefront.Checkout;

/// <summary>How the order will be taxed, and what the register said about the buyer's VAT id.</summary>
/// <param name="VatId">Tidy; empty without.</param>
/// <param name="Asks">The id could make the order tax-free.</param>
/// <param name="Answer">Null when nobody asked.</param>
public sealed record TaxStanding(TaxTreatment Treatment, string VatId, bool Asks, VatOutcome? Answer)
{
    public static TaxStanding None { get; } = new(TaxTreatment.Domestic, "", false, null);

    /// <summary>Why VAT is in the order although an id was given; null where there is nothing to say.</summary>
    public Problem? WhyTaxed() => (Asks, Treatment, Answer) switch
    {
        (false, _, _) or (_, not TaxTreatment.Domestic, _) => null,
        (_, _, VatOutcome.Invalid) => new Problem("vat-id-invalid", "Die USt-IdNr. {0} ist im europäischen Register (VIES) nicht gültig. Die Bestellung enthält deshalb Mehrwertsteuer.", VatId),
        (_, _, VatOutcome.Unavailable) => new Problem("vat-id-unavailable", "Das europäische Register (VIES) antwortet gerade nicht, die USt-IdNr. {0} ist darum nicht bestätigt. Die Bestellung enthält Mehrwertsteuer; für eine Lieferung ohne sie versuchen Sie es bitte später noch einmal.", VatId),
        _ => new Problem("vat-id-unchecked", "Die USt-IdNr. {0} ist nicht bestätigt. Die Bestellung enthält deshalb Mehrwertsteuer.", VatId),
    };
}
