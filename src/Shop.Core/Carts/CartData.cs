using Microsoft.EntityFrameworkCore;
using Shop.Customers.Privacy;
using Shop.Data;

namespace Shop.Carts;

/// <summary>What lies in a person's open carts, and what they filled in at the checkout.</summary>
public sealed class CartData(ShopDb db) : IPersonalData
{
    public string Name => "carts";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) =>
        db.Carts.AsNoTracking().Where(c => c.CustomerId == person.CustomerId && c.OrderId == null).OrderBy(c => c.Id)
            .Select(c => (object)new { c.UpdatedAt, Lines = c.Lines.Select(l => new { Sku = db.Variants.Where(v => v.Id == l.VariantId).Select(v => v.Sku).FirstOrDefault(), l.Quantity, l.AddedAt }).ToList() })
            .AsAsyncEnumerable();

    public async Task EraseAsync(Person person, CancellationToken stop = default)
    {
        await db.CheckoutDrafts.Where(d => db.Carts.Any(c => c.Id == d.CartId && c.CustomerId == person.CustomerId)).ExecuteDeleteAsync(stop);
        await db.Carts.Where(c => c.CustomerId == person.CustomerId && c.OrderId == null).ExecuteDeleteAsync(stop);
        await db.Carts.Where(c => c.CustomerId == person.CustomerId).ExecuteUpdateAsync(c => c.SetProperty(x => x.CustomerId, (int?)null), stop);
    }
}
