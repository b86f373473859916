using Shop.Common;
using Shop.Customers;

namespace Shop.Pricing;

/// <summary>A price that counts from a quantity on, for a group, a country of delivery and a time.</summary>
/// <param name="Group">Null: for everyone.</param>
/// <param name="Price">Gross, of one piece.</param>
/// <param name="UntilAt">The first moment at which it no longer counts.</param>
/// <param name="Country">Null: wherever it is delivered to.</param>
public sealed record PriceRule(int FromQuantity, CustomerGroup? Group, Money Price, DateTime? FromAt = null, DateTime? UntilAt = null, string? Country = null)
{
    public bool AppliesAt(DateTime now) => !(now < FromAt) && !(now >= UntilAt);

    /// <summary>Whether it says anything about deliveries there; null is the home country, which has no prices of its own.</summary>
    public bool AppliesTo(string? country) => Country is null || Country == country;
}

/// <summary>A step of a ladder of quantities.</summary>
/// <param name="Price">Gross, of one piece.</param>
public sealed record PriceTier(int FromQuantity, Money Price);

/// <summary>
/// What one piece costs and which rule says so. Within an audience a price for the country of delivery comes before those for everywhere, then the highest quantity
/// reached counts (of several the cheapest); of the price for everyone and that of the own group the customer gets the lower one. Pure: the order of the rules doesn't matter.
/// </summary>
/// <param name="Rule">Null for the variant's own price.</param>
public sealed record UnitPrice(Money Price, PriceRule? Rule)
{
    /// <param name="basePrice">The variant's own gross price.</param>
    /// <param name="rules">The variant's rules, in any order.</param>
    /// <param name="quantity">How many pieces of it are bought together.</param>
    /// <param name="group">Who buys; guests are consumers.</param>
    /// <param name="now">UTC.</param>
    /// <param name="country">Where it goes; null while nobody said, which counts as the home country.</param>
    public static UnitPrice Of(Money basePrice, IReadOnlyCollection<PriceRule> rules, int quantity, CustomerGroup group, DateTime now, string? country = null)
    {
        if (rules.Count == 0)
            return new(basePrice, null);
        var (everyone, own) = Reached(rules, quantity, group, now, country);
        var common = everyone is null ? new UnitPrice(basePrice, null) : new UnitPrice(everyone.Price, everyone);
        return own is not null && own.Price < common.Price ? new(own.Price, own) : common;
    }

    /// <summary>The way to the price in sentences, the last one says the price.</summary>
    public static IReadOnlyList<Problem> Explain(Money basePrice, IReadOnlyCollection<PriceRule> rules, int quantity, CustomerGroup group, DateTime now, string? country = null)
    {
        var (everyone, own) = Reached(rules, quantity, group, now, country);
        var steps = new List<Problem> { new("step-own", "Der eigene Preis der Variante ist {0}.", basePrice) };
        if (everyone is not null)
            steps.Add(Step(everyone));
        if (own is not null)
        {
            steps.Add(own.Country is null
                ? new Problem("step-group", "Für diese Kundengruppe sind ab {0} Stück {1} vereinbart.", own.FromQuantity, own.Price)
                : new Problem("step-group", "Für diese Kundengruppe sind bei Lieferung nach {2} ab {0} Stück {1} vereinbart.", own.FromQuantity, own.Price, Countries.NameOf(own.Country)));
            steps.Add(new Problem("step-lower", "Der niedrigere von beiden zählt."));
        }
        steps.Add(new Problem("step-result", "Ein Stück kostet {0}.", Of(basePrice, rules, quantity, group, now, country).Price));
        return steps;
    }

    /// <summary>The steps a customer can reach, the price of a single piece first; quantities that change nothing are left out.</summary>
    public static IReadOnlyList<PriceTier> Ladder(Money basePrice, IReadOnlyCollection<PriceRule> rules, CustomerGroup group, DateTime now, string? country = null)
    {
        var ladder = new List<PriceTier>();
        foreach (var quantity in rules.Where(r => r.AppliesAt(now) && r.AppliesTo(country)).Select(r => r.FromQuantity).Append(1).Distinct().Order())
        {
            var price = Of(basePrice, rules, quantity, group, now, country).Price;
            if (ladder.Count == 0 || ladder[^1].Price != price)
                ladder.Add(new PriceTier(quantity, price));
        }
        return ladder;
    }

    private static (PriceRule? Everyone, PriceRule? Own) Reached(IReadOnlyCollection<PriceRule> rules, int quantity, CustomerGroup group, DateTime now, string? country)
    {
        var reached = rules.Where(r => r.FromQuantity <= quantity && r.AppliesAt(now) && r.AppliesTo(country)).ToList();
        return (Nearest(reached.Where(r => r.Group is null)), Nearest(reached.Where(r => r.Group == group)));
    }

    private static PriceRule? Nearest(IEnumerable<PriceRule> rules) =>
        rules.OrderBy(r => r.Country is null).ThenByDescending(r => r.FromQuantity).ThenBy(r => r.Price).ThenBy(r => r.FromAt).ThenBy(r => r.UntilAt).FirstOrDefault();

    private static Problem Step(PriceRule rule) => rule switch
    {
        { Country: { } there, FromQuantity: > 1 } => new("step-country", "Bei Lieferung nach {0} kostet ein Stück ab {1} Stück {2}; das geht den Preisen für alle Länder vor.", Countries.NameOf(there), rule.FromQuantity, rule.Price),
        { Country: { } there } => new("step-country", "Bei Lieferung nach {0} kostet ein Stück {1}; das geht den Preisen für alle Länder vor.", Countries.NameOf(there), rule.Price),
        _ => new("step-quantity", "Ab {0} Stück kostet ein Stück {1}.", rule.FromQuantity, rule.Price),
    };
}
