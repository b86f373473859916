using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Discounts;

namespace Shop.Data.DemoData;

/// <summary>Five discounts to look at: two that wait for their coupons, one that is over, one that starts soon and one that is paused. None lowers a price of today by itself.</summary>
internal sealed class DemoDiscounts(ShopDb db, DemoCalendar calendar)
{
    private const string Vouchers = "gutschein";
    private const string Remark = "Demo: zum Ausprobieren angelegt.";

    public async Task SeedAsync(CancellationToken stop)
    {
        var shelves = await db.Categories.AsNoTracking().Where(c => c.Key == "coffee" || c.Key == "tea" || c.Key == "brewing").ToDictionaryAsync(c => c.Key, c => c.Id, stop);
        var welcome = At(-60, new Discount
        {
            Name = new("Willkommen: 10 % auf die erste Bestellung", "Welcome: 10% off the first order"),
            Kind = DiscountKind.Percentage,
            Percent = 10,
            FirstOrderOnly = true,
            MostPerCustomer = 1,
            Minimum = Money.From(20),
            NeedsCoupon = true,
            ExclusionGroup = Vouchers,
            MarginFloor = 10,
        });
        var coffee = At(-10, new Discount
        {
            Name = new("5 € auf Kaffee", "€5 off coffee"),
            Kind = DiscountKind.Amount,
            Amount = Money.From(5),
            Categories = new([shelves["coffee"]]),
            Minimum = Money.From(30),
            NeedsCoupon = true,
            ExclusionGroup = Vouchers,
            EndsAt = calendar.Today.AddDays(30).StartUtc(),
            MostUses = 500,
        });
        var brewing = At(-75, new Discount
        {
            Name = new("Zubereitungswochen: 8 %", "Weeks of brewing: 8% off"),
            Kind = DiscountKind.Percentage,
            Percent = 8,
            Categories = new([shelves["brewing"]]),
            MarginFloor = 20,
            MarginCaps = true,
            EndsAt = calendar.Today.AddDays(-54).StartUtc(),
        });
        var tea = At(7, new Discount
        {
            Name = new("Drei Tees, der günstigste gratis", "Three teas, the cheapest free"),
            Kind = DiscountKind.CheapestFree,
            Pieces = 3,
            Categories = new([shelves["tea"]]),
            EndsAt = calendar.Today.AddDays(21).StartUtc(),
        });
        var austria = At(-30, new Discount
        {
            Name = new("Versandkostenfrei nach Österreich am Wochenende", "Free shipping to Austria at weekends"),
            Kind = DiscountKind.FreeShipping,
            Countries = "AT",
            Weekdays = 32 | 64,
            Paused = true,
        });
        db.Discounts.AddRange(welcome, coffee, brewing, tea, austria);
        await db.SaveChangesAsync(stop);
        db.Coupons.AddRange(Code(welcome, "WILLKOMMEN10"), Code(coffee, "KAFFEE5"));
        await db.SaveChangesAsync(stop);
    }

    private Discount At(int days, Discount discount)
    {
        discount.StartsAt = calendar.Today.AddDays(days).StartUtc();
        discount.Note = Remark;
        return discount;
    }

    private Coupon Code(Discount discount, string code) => new() { DiscountId = discount.Id, Code = code, CreatedAt = discount.StartsAt };
}
