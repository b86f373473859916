using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Customers;
using Shop.Discounts;
using Shop.Orders;
using Shop.Pricing;

namespace Shop.Data.DemoData;

/// <summary>Which coupons the demo's customers enter, and what the engine makes of their purchases at that time.</summary>
internal sealed class DemoCoupons(ShopDb db)
{
    private readonly DemoDice _dice = new("coupons");
    private DiscountIndex _discounts = DiscountIndex.Empty;
    private List<Coupon> _coupons = [];
    private IReadOnlyDictionary<int, VariantScope> _scopes = new Dictionary<int, VariantScope>();

    public async Task LoadAsync(CancellationToken stop)
    {
        var discounts = await db.Discounts.AsNoTracking().Where(d => !d.Paused).ToListAsync(stop);
        _discounts = new DiscountIndex(discounts, await CategoryTree.ReadAsync(db, stop));
        _coupons = await db.Coupons.AsNoTracking().OrderBy(c => c.Id).ToListAsync(stop);
        _scopes = await ActiveDiscounts.ReadScopesAsync(db, await db.Variants.Select(v => v.Id).ToListAsync(stop), stop);
    }

    /// <summary>The sale's price with what was running when it was made.</summary>
    /// <param name="first">Nothing was ordered before.</param>
    public Quote Price(DemoSale sale, IReadOnlyList<LineToPrice> lines, ShippingToPrice shipping, bool first, TaxTable taxes)
    {
        var entered = sale.Buyer.IsCafe ? [] : _coupons.FindAll(c => _dice.Chance(0.3) && Running(c, sale.PlacedAt));
        var purchase = new Purchase(lines, shipping, entered.ConvertAll(c => c.Code));
        var context = new DiscountContext(
            sale.PlacedAt, sale.Buyer.IsCafe ? CustomerGroup.Business : CustomerGroup.Consumer, first, sale.Buyer.Address.Country, purchase.ShippingPrice)
        {
            Coupons = entered.ConvertAll(c => new EnteredCoupon(c.Code, c.DiscountId)),
        };
        return DiscountEngine.Run(_discounts, [.. lines.Select(l => ToDiscount(l, taxes))], context).Price(purchase, taxes);
    }

    /// <summary>What the orders used; a cancelled one gave it back.</summary>
    public async Task BookAsync(IReadOnlyList<Order> orders, CancellationToken stop)
    {
        var codes = _coupons.ToDictionary(c => c.Code, c => c.Id);
        var uses = orders.SelectMany(o => o.Discounts.Select(d => new DiscountUse
        {
            DiscountId = d.DiscountId!.Value,
            CouponId = codes.TryGetValue(d.Coupon, out var coupon) ? coupon : null,
            OrderId = o.Id,
            Amount = d.Amount,
            CustomerId = o.CustomerId,
            Email = o.Email.ToLowerInvariant(),
            At = o.PlacedAt,
            ReturnedAt = o.CancelledAt,
        })).ToList();
        await new BulkInsert<DiscountUse>(db).InsertAsync(uses, stop);
        foreach (var discount in _discounts.Discounts.Where(d => d.HasLimit))
            await RedeemDiscounts.RecountAsync(db, discount.Id, stop);
    }

    private bool Running(Coupon coupon, DateTime at) => _discounts.Discounts.Any(d => d.Id == coupon.DiscountId && d.StateAt(at) == DiscountState.Running);

    private LineToDiscount ToDiscount(LineToPrice line, TaxTable taxes)
    {
        var scope = _scopes[line.VariantId];
        return new LineToDiscount(line.VariantId, scope.ProductId, scope.CategoryIds, scope.BrandId, line.Quantity, line.UnitPrice, taxes.RateOf(line.TaxClass), scope.Cost);
    }
}
