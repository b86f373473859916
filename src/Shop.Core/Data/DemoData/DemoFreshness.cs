using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;

namespace Shop.Data.DemoData;

/// <summary>A few purchase costs of the demo moved without a new price, and a few German texts moved on without English; invented, so that the freshness list has something to show.</summary>
internal sealed class DemoFreshness(ShopDb db, DemoCalendar calendar)
{
    private const int Costs = 5;
    private const int Texts = 3;

    public async Task SeedAsync(CancellationToken stop)
    {
        var variants = await db.Variants.AsNoTracking().Where(v => v.Active && v.Cost != null && v.Id % 17 == 3).OrderBy(v => v.Id).Take(Costs).Select(v => new { v.Id, Cost = v.Cost!.Value.Cents }).ToListAsync(stop);
        var products = await db.Products.AsNoTracking().Where(p => p.Active && p.Id % 23 == 5).OrderBy(p => p.Id).Take(Texts).Select(p => new { p.Id, p.Summary.De }).ToListAsync(stop);
        db.ChangeLog.AddRange(variants.Select(v => Change(nameof(Variant), v.Id, 26, "Cost.Cents", Word(v.Cost * 93 / 100), Word(v.Cost))));
        db.ChangeLog.AddRange(products.Select(p => Change(nameof(Product), p.Id, 9, "Summary.De", "", p.De)));
        await db.SaveChangesAsync(stop);
    }

    private ChangeLogEntry Change(string entity, int id, int daysAgo, string field, string before, string after) => new()
    {
        At = DemoCalendar.At(calendar.Today.AddDays(-daysAgo), 10, 15),
        Who = DemoAccounts.Manager.DisplayName,
        Entity = entity,
        EntityId = id,
        Action = "Changed",
        Field = field,
        OldValue = before,
        NewValue = after,
    };

    private static string Word(long cents) => cents.ToString(CultureInfo.InvariantCulture);
}
