using Shop.Common;

namespace Shop.Pricing;

/// <summary>What is odd about a price rule.</summary>
/// <param name="Refused">It can't be saved so; otherwise it is only worth a second look.</param>
public sealed record PriceRemark(PriceRule Rule, Problem Problem, bool Refused);

/// <summary>
/// Looks through the rules of a variant before they are saved: for everyone each step has to be cheaper than the one before it; for a
/// group that is only a hint, since what is agreed with a customer may be anything. Pure.
/// </summary>
public static class PriceRemarks
{
    /// <param name="basePrice">The variant's own gross price.</param>
    /// <param name="cost">What it costs the shop, net.</param>
    /// <param name="taxRate">As a fraction: 0.07.</param>
    public static IReadOnlyList<PriceRemark> Of(Money basePrice, Money? cost, decimal taxRate, IReadOnlyList<PriceRule> rules)
    {
        var remarks = new List<PriceRemark>();
        foreach (var (i, rule) in rules.Index())
        {
            if (Refusal(basePrice, rule, rules, rules.Take(i)) is { } refusal)
                remarks.Add(new PriceRemark(rule, refusal, Refused: true));
            else
                remarks.AddRange(Hints(basePrice, cost, taxRate, rule, rules).Select(p => new PriceRemark(rule, p, Refused: false)));
        }
        return remarks;
    }

    private static Problem? Refusal(Money basePrice, PriceRule rule, IReadOnlyList<PriceRule> rules, IEnumerable<PriceRule> earlier)
    {
        if (!rule.Price.IsPositive)
            return new Problem("price-missing", "Ein Preis ist größer als null.");
        if (rule.FromQuantity < 1 || (rule.Group is null && rule.Country is null && rule.FromQuantity < 2))
            return new Problem("quantity-one", "Für alle beginnt ein Mengenpreis bei 2 Stück; ein Stück kostet den Preis der Variante.");
        if (rule.UntilAt <= rule.FromAt)
            return new Problem("time-backwards", "Das Ende liegt vor dem Anfang.");
        if (earlier.Any(r => IsSameAudience(r, rule) && r.FromQuantity == rule.FromQuantity && Meet(r, rule)))
            return new Problem("twice", "Für {0} Stück gibt es in dieser Zeit schon einen Preis für dieselben Kunden.", rule.FromQuantity);
        return rule.Group is null && Before(basePrice, rule, rules) is { } before && rule.Price >= before
            ? new Problem("not-lower", "Ab {0} Stück muss ein Stück weniger kosten als vorher ({1}).", rule.FromQuantity, before)
            : null;
    }

    private static IEnumerable<Problem> Hints(Money basePrice, Money? cost, decimal taxRate, PriceRule rule, IReadOnlyList<PriceRule> rules)
    {
        var common = rules.Where(r => r.Group is null && r.AppliesTo(rule.Country) && r.FromQuantity <= rule.FromQuantity && Meet(r, rule)).Select(r => r.Price).Append(basePrice).Min();
        if (rule.Group is not null && rule.Country is null && rule.Price >= common)
            yield return new Problem("no-effect", "Der Preis für alle ist nicht höher ({0}); dieser wirkt nicht.", common);
        else if (rule.Group is not null && Before(basePrice, rule, rules) is { } before && rule.Price >= before)
            yield return new Problem("not-lower", "Ab {0} Stück kostet ein Stück nicht weniger als vorher ({1}).", rule.FromQuantity, before);
        if (cost is { } paid && rule.Price.WithoutTax(taxRate) < paid)
            yield return new Problem("below-cost", "Netto {0} liegt unter dem Einstand von {1}.", rule.Price.WithoutTax(taxRate), paid);
    }

    /// <summary>What a piece costs just below the rule's quantity, for the same customers; null for the first price of a country, which may be anything.</summary>
    private static Money? Before(Money basePrice, PriceRule rule, IReadOnlyList<PriceRule> rules) =>
        rules.Where(r => IsSameAudience(r, rule) && r.FromQuantity < rule.FromQuantity && Meet(r, rule))
            .OrderByDescending(r => r.FromQuantity).Select(r => (Money?)r.Price).FirstOrDefault(rule.Country is null ? basePrice : null);

    private static bool IsSameAudience(PriceRule a, PriceRule b) => a.Group == b.Group && a.Country == b.Country;

    private static bool Meet(PriceRule a, PriceRule b) => !(a.UntilAt <= b.FromAt) && !(b.UntilAt <= a.FromAt);
}
