using Shop.Common;

namespace Shop.Pricing.Calculation;

/// <summary>How prices end, as merchants like them to look.</summary>
public enum PriceEnding
{
    /// <summary>As it comes out.</summary>
    None,

    /// <summary>12,90</summary>
    Ninety,

    /// <summary>12,95</summary>
    NinetyFive,

    /// <summary>12,99</summary>
    NinetyNine,

    /// <summary>13,00</summary>
    Full,
}

/// <summary>Brings prices to their ending.</summary>
public static class PriceEndings
{
    /// <summary>The next price with this ending that is not below: a calculated price is a lower bound.</summary>
    public static Money AtLeast(this PriceEnding ending, Money price)
    {
        if (ending == PriceEnding.None || !price.IsPositive)
            return price;
        var cents = ending switch
        {
            PriceEnding.Ninety => 90,
            PriceEnding.NinetyFive => 95,
            PriceEnding.NinetyNine => 99,
            _ => 0,
        };
        var euros = price.Cents / 100;
        var candidate = (euros * 100) + cents;
        return new Money(candidate >= price.Cents ? candidate : candidate + 100);
    }
}
