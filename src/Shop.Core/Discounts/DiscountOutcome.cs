using Shop.Common;
using Shop.Customers;
using Shop.Pricing;

namespace Shop.Discounts;

/// <summary>A line of a cart as discounts see it.</summary>
/// <param name="Key">Names the line in the outcome: the variant's id.</param>
/// <param name="CategoryIds">The shelves its article stands on.</param>
/// <param name="UnitPrice">Before discounts.</param>
/// <param name="TaxRate">Contained in the price, as a fraction; zero where prices are net.</param>
/// <param name="UnitCost">Net purchase cost, where known.</param>
public sealed record LineToDiscount(
    int Key, int ProductId, IReadOnlyList<int> CategoryIds, int? BrandId, int Quantity, Money UnitPrice, decimal TaxRate = 0, Money? UnitCost = null);

/// <summary>A coupon the customer entered, and the discount it belongs to.</summary>
public sealed record EnteredCoupon(string Code, int DiscountId);

/// <summary>Everything about a purchase but its lines.</summary>
/// <param name="Now">UTC; weekdays and hours are reckoned in Berlin time.</param>
/// <param name="Shipping">Its price before discounts; null while no method is chosen.</param>
/// <param name="Country">Where it goes; null while that isn't known, which keeps no discount away.</param>
/// <param name="FirstOrder">Nothing was ordered before.</param>
public sealed record DiscountContext(
    DateTime Now,
    CustomerGroup Group = CustomerGroup.Consumer,
    bool FirstOrder = false,
    string? Country = null,
    Money? Shipping = null)
{
    public IReadOnlyList<EnteredCoupon> Coupons { get; init; } = [];

    /// <summary>Discounts whose limits are reached, with the sentence that says so.</summary>
    public IReadOnlyDictionary<int, Problem> UsedUp { get; init; } = new Dictionary<int, Problem>();

    /// <summary>What is left of discounts' budgets; one that saves more can't be granted any more.</summary>
    public IReadOnlyDictionary<int, Money> BudgetLeft { get; init; } = new Dictionary<int, Money>();
}

/// <summary>What became of one discount.</summary>
/// <param name="Amount">What the customer saves by it.</param>
/// <param name="Reason">Why, in words for managers and, with a coupon, for customers.</param>
/// <param name="Coupon">The code that brought it, if any.</param>
public sealed record Verdict(Discount Discount, VerdictState State, Money Amount, Problem Reason, string? Coupon);

/// <summary>How a discount came out.</summary>
public enum VerdictState
{
    Applied,
    NotApplied,

    /// <summary>It would apply, but another one that excludes it saves more.</summary>
    Lost,
}

/// <summary>What discounts do to a cart.</summary>
/// <param name="Lines">Reduction by the lines' keys, never more than the line costs.</param>
/// <param name="Shipping">Reduction of the shipping price.</param>
/// <param name="Verdicts">One a discount, in the order of their priorities.</param>
/// <param name="Warnings">Margins below a floor, for managers only.</param>
public sealed record DiscountOutcome(
    IReadOnlyDictionary<int, Money> Lines, Money Shipping, IReadOnlyList<Verdict> Verdicts, IReadOnlyList<Problem> Warnings)
{
    public static DiscountOutcome None { get; } = new(new Dictionary<int, Money>(), Money.Zero, [], []);

    public IEnumerable<Verdict> Applied => Verdicts.Where(v => v.State == VerdictState.Applied);

    public Money Goods => Lines.Values.Sum();

    public Money Total => Goods + Shipping;

    public Money Of(int key) => Lines.GetValueOrDefault(key);

    /// <summary>The purchase with what was taken off.</summary>
    public Quote Price(Purchase purchase, TaxTable taxes) => PriceCalculator.Price(
        [.. purchase.Lines.Select(l => l with { Discount = Of(l.VariantId) })],
        purchase.Shipping is null ? null : purchase.Shipping with { Discount = Shipping },
        taxes) with
    { Discounts = [.. Applied.Select(v => new QuoteDiscount(v.Discount.Id, v.Discount.Name, v.Amount, v.Coupon))] };
}
