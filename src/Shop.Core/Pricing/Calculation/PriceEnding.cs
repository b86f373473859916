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

    /// <summary>15,00</summary>
    FullFive,
}

/// <summary>Brings prices to their ending.</summary>
public static class PriceEndings
{
    /// <summary>The next price with this ending that is not below: a calculated price is a lower bound.</summary>
    public static Money AtLeast(this PriceEnding ending, Money price)
    {
        if (ending == PriceEnding.None || !price.IsPositive)
            return price;
        var (step, last) = StepOf(ending);
        var below = price.Cents / step * step + last;
        return new Money(below >= price.Cents ? below : below + step);
    }

    /// <summary>The nearest price with this ending, the higher of two that are as near; never zero.</summary>
    /// <param name="ending">How it ends.</param>
    /// <param name="price">Gross.</param>
    /// <param name="below">It has to be below this one, for a price that is lowered; null without such a bound.</param>
    public static Money Near(this PriceEnding ending, Money price, Money? below = null)
    {
        if (ending == PriceEnding.None || !price.IsPositive)
            return price;
        var step = StepOf(ending).Step;
        var up = ending.AtLeast(price);
        var down = new Money(up.Cents - step);
        var near = down.IsPositive && price.Cents - down.Cents < up.Cents - price.Cents ? down : up;
        return below is { } bound && near >= bound && down.IsPositive ? down : near;
    }

    /// <summary>Prices with this ending lie so many cents apart, each so many above the step.</summary>
    private static (long Step, long Last) StepOf(PriceEnding ending) => ending switch
    {
        PriceEnding.Ninety => (100, 90),
        PriceEnding.NinetyFive => (100, 95),
        PriceEnding.NinetyNine => (100, 99),
        PriceEnding.FullFive => (500, 0),
        _ => (100, 0),
    };
}
