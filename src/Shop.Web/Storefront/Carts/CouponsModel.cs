using Shop.Carts;
using Shop.Common;
using Shop.Discounts;

namespace Shop.Web.Storefront.Carts;

/// <summary>A code in the cart.</summary>
/// <param name="WhyNot">Why it saves nothing right now; null while it does.</param>
public sealed record CouponRow(string Code, LocalizedText Name, Problem? WhyNot);

/// <summary>The field for codes, the codes in the cart, and what was refused.</summary>
public sealed record CouponsModel(IReadOnlyList<CouponRow> Rows)
{
    public static CouponsModel None { get; } = new([]);

    /// <summary>The last code wasn't taken.</summary>
    public Problem? Problem { get; init; }

    /// <summary>What was typed then.</summary>
    public string Typed { get; init; } = "";

    public static CouponsModel Of(CartView cart, PricedCart priced) =>
        new([.. cart.Coupons.Select(code => Row(code, priced.Discounts.Verdicts.FirstOrDefault(v => v.Coupon == code)))]);

    /// <summary>The last code was taken or removed; the button that was pressed is gone and the focus needs a place.</summary>
    public bool Done { get; init; }

    /// <summary>With what came of the last code.</summary>
    public CouponsModel After(Problem? problem, string? typed) => this with { Problem = problem, Done = problem is null, Typed = problem is null ? "" : typed ?? "" };

    private static CouponRow Row(string code, Verdict? verdict) => verdict is null
        ? new(code, LocalizedText.Empty, new Problem("gone", "Gilt nicht mehr."))
        : new(code, verdict.Discount.Name, verdict.State == VerdictState.Applied ? null : verdict.Reason);
}
