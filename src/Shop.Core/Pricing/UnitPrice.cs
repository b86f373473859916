using Shop.Common;
using Shop.Customers;

namespace Shop.Pricing;

/// <summary>A price that counts from a quantity on, for a group and a time.</summary>
/// <param name="Group">Null: for everyone.</param>
/// <param name="Price">Gross, of one piece.</param>
/// <param name="UntilAt">The first moment at which it no longer counts.</param>
public sealed record PriceRule(int FromQuantity, CustomerGroup? Group, Money Price, DateTime? FromAt = null, DateTime? UntilAt = null)
{
    public bool AppliesAt(DateTime now) => !(now < FromAt) && !(now >= UntilAt);
}

/// <summary>A step of a ladder of quantities.</summary>
/// <param name="Price">Gross, of one piece.</param>
public sealed record PriceTier(int FromQuantity, Money Price);

/// <summary>
/// What one piece costs and which rule says so. Within an audience the highest quantity reached counts (of several the cheapest); of the
/// price for everyone and that of the own group the customer gets the lower one. Pure: the order of the rules doesn't matter.
/// </summary>
/// <param name="Rule">Null for the variant's own price.</param>
public sealed record UnitPrice(Money Price, PriceRule? Rule)
{
    /// <param name="basePrice">The variant's own gross price.</param>
    /// <param name="rules">The variant's rules, in any order.</param>
    /// <param name="quantity">How many pieces of it are bought together.</param>
    /// <param name="group">Who buys; guests are consumers.</param>
    /// <param name="now">UTC.</param>
    public static UnitPrice Of(Money basePrice, IReadOnlyCollection<PriceRule> rules, int quantity, CustomerGroup group, DateTime now)
    {
        if (rules.Count == 0)
            return new(basePrice, null);
        var reached = rules.Where(r => r.FromQuantity <= quantity && r.AppliesAt(now)).ToList();
        var common = Highest(reached.Where(r => r.Group is null)) is { } rule ? new UnitPrice(rule.Price, rule) : new UnitPrice(basePrice, null);
        return Highest(reached.Where(r => r.Group == group)) is { } own && own.Price < common.Price ? new(own.Price, own) : common;
    }

    /// <summary>The steps a customer can reach, the price of a single piece first; quantities that change nothing are left out.</summary>
    public static IReadOnlyList<PriceTier> Ladder(Money basePrice, IReadOnlyCollection<PriceRule> rules, CustomerGroup group, DateTime now)
    {
        var ladder = new List<PriceTier>();
        foreach (var quantity in rules.Where(r => r.AppliesAt(now)).Select(r => r.FromQuantity).Append(1).Distinct().Order())
        {
            var price = Of(basePrice, rules, quantity, group, now).Price;
            if (ladder.Count == 0 || ladder[^1].Price != price)
                ladder.Add(new PriceTier(quantity, price));
        }
        return ladder;
    }

    private static PriceRule? Highest(IEnumerable<PriceRule> rules) =>
        rules.OrderByDescending(r => r.FromQuantity).ThenBy(r => r.Price).ThenBy(r => r.FromAt).ThenBy(r => r.UntilAt).FirstOrDefault();
}
