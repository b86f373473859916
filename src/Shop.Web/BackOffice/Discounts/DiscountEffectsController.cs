using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Analytics;
using Shop.Common;
using Shop.Data;
using Shop.Discounts;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Discounts;

/// <summary>What a discount brought and what it cost.</summary>
[Route("admin/discounts/{id:int}/effect")]
[Needs(Permissions.DiscountsRead)]
public sealed class DiscountEffectsController(ShopDb db, DiscountPages pages) : Controller
{
    private const int Latest = 20;

    [HttpGet]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        if (await db.Discounts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, stop) is not { } discount)
            return NotFound();
        var uses = await db.DiscountUses.AsNoTracking().Where(u => u.DiscountId == id).OrderByDescending(u => u.Id).Take(Latest)
            .Join(db.Orders, u => u.OrderId, o => o.Id, (u, o) => new UseRow(
                o.Id, o.Number, u.At, o.Total, u.Amount, db.Coupons.Where(c => c.Id == u.CouponId).Select(c => c.Code).FirstOrDefault(), u.ReturnedAt != null))
            .ToListAsync(stop);
        return View("Effect", new EffectScreen(discount, await pages.SentenceAsync(discount, stop), await db.EffectOfAsync(id, stop), uses));
    }
}

/// <summary>The screen of the effect.</summary>
public sealed record EffectScreen(Discount Discount, string Sentence, DiscountEffect Effect, IReadOnlyList<UseRow> Uses);

/// <summary>One use.</summary>
/// <param name="Returned">The order was cancelled.</param>
public sealed record UseRow(int OrderId, string Number, DateTime At, Money Total, Money Amount, string? Code, bool Returned);
