using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Discounts;

namespace Shop.Carts;

/// <summary>
/// Puts a coupon's code into a cart, or takes it out. A code that would change nothing is refused with the reason: "coupon-empty",
/// "coupon-already", "coupon-many", "coupon-unknown", or "coupon-" and the code of the engine's reason.
/// </summary>
public sealed class EnterCoupon(ShopDb db, DiscountDesk desk, TimeProvider clock)
{
    public const int Most = 5;

    /// <summary>Null when the code is in the cart.</summary>
    public async Task<Problem?> EnterAsync(CartView cart, string? typed, Buyer buyer, CancellationToken stop = default)
    {
        var code = Coupon.Normal(typed);
        if (code.Length == 0)
            return new Problem("coupon-empty", "Bitte geben Sie einen Gutscheincode ein.");
        if (cart.Coupons.Contains(code))
            return new Problem("coupon-already", "Der Gutschein „{0}“ ist schon im Warenkorb.", code);
        if (cart.Coupons.Count >= Most)
            return new Problem("coupon-many", "Mehr als {0} Gutscheine nehmen wir nicht auf einmal an.", Most);
        var coupon = await db.Coupons.AsNoTracking().Include(c => c.Discount).SingleOrDefaultAsync(c => c.Code == code, stop);
        if (coupon is null)
            return new Problem("coupon-unknown", "Den Gutschein „{0}“ kennen wir nicht. Bitte prüfen Sie die Schreibweise.", code);
        if (await WhyNotAsync(cart, coupon, buyer, stop) is { } reason)
            return new Problem("coupon-" + reason.Code, "Gutschein „{0}“: {1}", code, reason);
        await KeepAsync(cart.CartId, [.. cart.Coupons, code], stop);
        return null;
    }

    public Task RemoveAsync(CartView cart, string? typed, CancellationToken stop = default)
    {
        var code = Coupon.Normal(typed);
        return KeepAsync(cart.CartId, [.. cart.Coupons.Where(c => c != code)], stop);
    }

    private async Task<Problem?> WhyNotAsync(CartView cart, Coupon coupon, Buyer buyer, CancellationToken stop)
    {
        if (DiscountEngine.WhyNotNow(coupon.Discount!, clock.UtcNow()) is { } time)
            return time;
        var before = await desk.AskAsync(new Purchase(cart.ToPrice(), null, cart.Coupons), buyer, stop);
        if (before.Verdicts.Any(v => v.Discount.Id == coupon.DiscountId && v.Coupon is not null))
            return new Problem("same", "Ein Gutschein dieser Aktion ist schon im Warenkorb.");
        var outcome = await desk.AskAsync(new Purchase(cart.ToPrice(), null, [.. cart.Coupons, coupon.Code]), buyer, stop);
        var verdict = outcome.Verdicts.FirstOrDefault(v => v.Discount.Id == coupon.DiscountId);
        // Without a way of shipping nobody knows yet what a coupon for it is worth.
        return verdict is null or { State: VerdictState.Applied } or { Reason.Code: "shipping-open" } ? null : verdict.Reason;
    }

    private Task<int> KeepAsync(int cartId, List<string> codes, CancellationToken stop)
    {
        var text = string.Join(' ', codes);
        return db.Carts.Where(c => c.Id == cartId && c.OrderId == null).ExecuteUpdateAsync(c => c.SetProperty(x => x.Coupons, text), stop);
    }
}
