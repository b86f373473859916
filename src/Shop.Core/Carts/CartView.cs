using Shop.Common;
using Shop.Customers;
using Shop.Pricing;

namespace Shop.Carts;

/// <summary>A cart with everything its pages show.</summary>
/// <param name="Items">In the order they were added.</param>
public sealed record CartView(int CartId, IReadOnlyList<CartItem> Items)
{
    public static CartView Empty { get; } = new(0, []);

    /// <summary>Something may lie aside with this cart; worth a look.</summary>
    public bool AnySaved { get; init; }

    /// <summary>Whose prices these are; guests are consumers.</summary>
    public CustomerGroup Group { get; init; }

    /// <summary>Where it goes, as far as the prices know; null counts as the home country.</summary>
    public string? Country { get; init; }

    /// <summary>The same cart at the prices of another country of delivery.</summary>
    public CartView To(string? country, PriceList prices) =>
        country == Country ? this : this with { Country = country, Items = [.. Items.Select(i => i.PricedBy(prices, Group, country))] };

    public bool IsEmpty => Items.Count == 0;

    /// <summary>The signed-in customer.</summary>
    public int? CustomerId { get; init; }

    /// <summary>Codes the customer entered.</summary>
    public IReadOnlyList<string> Coupons { get; init; } = [];

    /// <summary>Pieces, as the number at the cart symbol says.</summary>
    public int Count => Items.Sum(i => i.Quantity);

    /// <summary>Value of the goods that can be ordered.</summary>
    public Money Goods => Items.Where(i => i.Counts).Sum(i => i.Total);

    public bool AnyPriceChanged => Items.Any(i => i.PriceChanged);

    /// <summary>The longest of the lines' delivery times, in working days.</summary>
    public (int From, int To) DeliveryDays => Items.Any(i => i.Counts)
        ? (Items.Where(i => i.Counts).Max(i => i.DeliveryDaysFrom), Items.Where(i => i.Counts).Max(i => i.DeliveryDaysTo))
        : (1, 3);

    /// <summary>The lines that count, before discounts.</summary>
    public IReadOnlyList<LineToPrice> ToPrice() => [.. Items.Where(i => i.Counts).Select(i => i.ToPrice())];

    /// <summary>Why the cart can't go to the checkout; null when it can.</summary>
    public Problem? WhyNotOrderable() => IsEmpty
        ? new Problem("cart-empty", "Ihr Warenkorb ist leer.")
        : Items.Select(i => i.WhyNotOrderable()).FirstOrDefault(p => p is not null);
}
