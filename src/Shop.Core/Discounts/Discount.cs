using Shop.Common;
using Shop.Customers;
using Shop.Data;

namespace Shop.Discounts;

/// <summary>
/// A price advantage with its conditions. How several of them go together stands in docs/decisions/0011: all are reckoned from the
/// price before discounts, and the combination that saves the customer most is taken.
/// </summary>
public class Discount : IAudited, IVersioned, IShownInShop
{
    public const int LongestGroup = 40;

    public int Id { get; set; }

    /// <summary>What customers read in cart, order and invoice.</summary>
    public LocalizedText Name { get; set; } = LocalizedText.Empty;

    /// <summary>For those who run the shop.</summary>
    public string Note { get; set; } = "";

    public DiscountKind Kind { get; set; }

    /// <summary>Of 100; for <see cref="DiscountKind.BuyXGetY"/> how much the reward is reduced.</summary>
    public decimal Percent { get; set; }

    /// <summary>Amount off, fixed price of a piece or price of a bundle; the most that free shipping covers (zero: all of it).</summary>
    public Money Amount { get; set; }

    /// <summary>Pieces to buy: X of "buy X get Y", from how many on the cheapest is free, pieces of a bundle (zero: one of each article).</summary>
    public int Pieces { get; set; }

    /// <summary>Pieces given: Y of "buy X get Y".</summary>
    public int RewardPieces { get; set; }

    /// <summary>Steps of <see cref="DiscountKind.Tiered"/>, in ascending order.</summary>
    public TierList Tiers { get; set; } = TierList.None;

    public IdList Products { get; set; } = IdList.None;

    /// <summary>With all shelves below them.</summary>
    public IdList Categories { get; set; } = IdList.None;

    public IdList Brands { get; set; } = IdList.None;

    /// <summary>What "buy X get Y" gives; none: of the same articles.</summary>
    public IdList RewardProducts { get; set; } = IdList.None;

    /// <summary>For whom; null for everybody.</summary>
    public CustomerGroup? Group { get; set; }

    public bool FirstOrderOnly { get; set; }

    /// <summary>Least value of the articles it is for, before discounts.</summary>
    public Money Minimum { get; set; }

    /// <summary>Countries of delivery, "DE,AT"; empty for all.</summary>
    public string Countries { get; set; } = "";

    /// <summary>Days of the week as bits, Monday 1 to Sunday 64; zero for all.</summary>
    public int Weekdays { get; set; }

    /// <summary>Hours of the day in Berlin time, the end not included; may go over midnight.</summary>
    public TimeOnly? FromHour { get; set; }

    public TimeOnly? ToHour { get; set; }

    public bool NeedsCoupon { get; set; }

    /// <summary>Lower comes first where two save the same and where one uses up what a line costs.</summary>
    public int Priority { get; set; } = 100;

    /// <summary>Of discounts in the same group only one counts; empty: combines with all others.</summary>
    public string ExclusionGroup { get; set; } = "";

    /// <summary>Combines with nothing at all.</summary>
    public bool StandsAlone { get; set; }

    /// <summary>Least margin on the net price, of 100; null without a floor.</summary>
    public decimal? MarginFloor { get; set; }

    /// <summary>The floor limits this discount; otherwise it only warns.</summary>
    public bool MarginCaps { get; set; }

    public DateTime StartsAt { get; set; }

    public DateTime? EndsAt { get; set; }

    public bool Paused { get; set; }

    public int? MostUses { get; set; }

    /// <summary>Most that all uses together may save; zero without a limit.</summary>
    public Money Budget { get; set; }

    public int? MostPerCustomer { get; set; }

    /// <summary>Counted while the discount has a limit; see <see cref="DiscountUse"/> for all uses.</summary>
    public int Uses { get; set; }

    public Money Spent { get; set; }

    public int Version { get; set; }

    public bool HasLimit => MostUses is not null || Budget.IsPositive || MostPerCustomer is not null;

    /// <summary>For all articles of the cart.</summary>
    public bool ForEverything => Products.IsEmpty && Categories.IsEmpty && Brands.IsEmpty;

    public IEnumerable<string> StaleTags => [ActiveDiscounts.Tag];

    public DiscountState StateAt(DateTime now) => Paused ? DiscountState.Paused
        : EndsAt <= now ? DiscountState.Ended
        : StartsAt > now ? DiscountState.Planned
        : DiscountState.Running;

    /// <summary>Why its conditions can't be reckoned with; null when they can.</summary>
    public Problem? WhyNotSensible()
    {
        if (Kind is DiscountKind.Percentage or DiscountKind.BuyXGetY && Percent is <= 0 or > 100)
            return new Problem("percent", "Bitte geben Sie einen Prozentsatz über 0 bis 100 an.");
        if (Kind is DiscountKind.Amount or DiscountKind.BundlePrice && !Amount.IsPositive || Amount.IsNegative)
            return new Problem("amount", "Bitte geben Sie einen Betrag über null an.");
        if (Kind is DiscountKind.BuyXGetY && (Pieces < 1 || RewardPieces < 1) || Kind is DiscountKind.CheapestFree && Pieces < 2)
            return new Problem("pieces", "Bitte geben Sie an, wie viele Stück gekauft und wie viele geschenkt werden.");
        if (Kind is DiscountKind.BundlePrice && Pieces < 2 && (Pieces == 1 || Products.Count < 2))
            return new Problem("bundle", "Ein Paket braucht mindestens zwei Stück oder zwei gewählte Artikel.");
        if (Kind is DiscountKind.Tiered && Tiers.IsEmpty)
            return new Problem("tiers", "Bitte geben Sie mindestens eine Stufe an.");
        return EndsAt <= StartsAt ? new Problem("period", "Das Ende muss nach dem Beginn liegen.") : null;
    }
}

/// <summary>How a discount is reckoned.</summary>
public enum DiscountKind
{
    Percentage,
    Amount,
    FixedPrice,
    FreeShipping,
    BuyXGetY,
    CheapestFree,
    BundlePrice,
    Tiered,
}

/// <summary>Where a discount stands.</summary>
public enum DiscountState
{
    Running,
    Planned,
    Paused,
    Ended,
}
