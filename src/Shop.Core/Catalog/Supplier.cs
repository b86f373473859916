using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>Who the merchant buys from.</summary>
public class Supplier : IAudited, IVersioned
{
    public int Id { get; set; }

    /// <summary>Stable name for imports, e.g. "hansekaffee".</summary>
    public required string Key { get; set; }

    public required string Name { get; set; }

    public string Email { get; set; } = "";

    /// <summary>Two letters, ISO 3166-1.</summary>
    public string Country { get; set; } = "DE";

    /// <summary>The number under which the supplier knows the merchant.</summary>
    public string CustomerNumber { get; set; } = "";

    /// <summary>Days from order to arrival.</summary>
    public int LeadDays { get; set; }

    /// <summary>Whom to ask there.</summary>
    public string Contact { get; set; } = "";

    public string Phone { get; set; } = "";

    /// <summary>Usual Lieferantenrabatt, as a fraction of the list purchase price.</summary>
    public decimal Discount { get; set; }

    /// <summary>Usual Lieferantenskonto, as a fraction of the target purchase price.</summary>
    public decimal Cash { get; set; }

    /// <summary>Days within which the Skonto may be taken; zero where there is none.</summary>
    public int CashDays { get; set; }

    /// <summary>Days until payment is due.</summary>
    public int PaymentDays { get; set; }

    /// <summary>Usual Bezugskosten of one piece, net.</summary>
    public Money Freight { get; set; }

    /// <summary>Least value of an order, net; zero without one.</summary>
    public Money MinimumOrder { get; set; }

    public string Note { get; set; } = "";

    public int Version { get; set; }

    /// <summary>Anything agreed that a calculation begins with.</summary>
    public bool HasTerms => Discount != 0 || Cash != 0 || !Freight.IsZero;

    /// <summary>Why it can't be removed; null when it can.</summary>
    /// <param name="products">How many products name it.</param>
    public Problem? WhyNotRemove(int products) => products switch
    {
        0 => null,
        1 => new Problem("supplier-used", "Ein Produkt kommt von „{0}“. Geben Sie ihm zuerst einen anderen Lieferanten.", Name),
        _ => new Problem("supplier-used", "{1} Produkte kommen von „{0}“. Geben Sie ihnen zuerst einen anderen Lieferanten.", Name, products),
    };
}
