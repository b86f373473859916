using Shop.Common;

namespace Shop.Discounts;

/// <summary>A code that brings a discount.</summary>
public class Coupon
{
    public const int LongestCode = 30;

    public int Id { get; set; }

    public int DiscountId { get; set; }

    public Discount? Discount { get; set; }

    /// <summary>As <see cref="Normal"/> writes it.</summary>
    public required string Code { get; set; }

    /// <summary>1 for a single one; null for any number.</summary>
    public int? MostUses { get; set; }

    /// <summary>Counted where <see cref="MostUses"/> is set.</summary>
    public int Uses { get; set; }

    /// <summary>Codes made together; empty for those typed by hand.</summary>
    public string Batch { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public bool IsUsedUp => Uses >= MostUses;

    /// <summary>One way to write a code: capitals and digits without spaces and dashes, so that "herbst-10 " is HERBST10.</summary>
    public static string Normal(string? typed) =>
        typed is null ? "" : string.Concat(typed.Where(char.IsLetterOrDigit).Take(LongestCode + 1)).ToUpperInvariant();

    public static Problem? WhyNotCode(string code) => code.Length is >= 3 and <= LongestCode
        ? null
        : new Problem("code", "Ein Gutscheincode hat 3 bis {0} Buchstaben und Ziffern.", LongestCode);
}

/// <summary>That a discount was used in an order, and by whom.</summary>
public class DiscountUse
{
    public long Id { get; set; }

    public int DiscountId { get; set; }

    public int? CouponId { get; set; }

    public int OrderId { get; set; }

    public Money Amount { get; set; }

    public int? CustomerId { get; set; }

    /// <summary>In lower case; guests are counted by it.</summary>
    public string Email { get; set; } = "";

    public DateTime At { get; set; }

    /// <summary>When it was given back with the order's cancellation; it doesn't count any more.</summary>
    public DateTime? ReturnedAt { get; set; }
}
