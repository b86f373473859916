using Microsoft.EntityFrameworkCore;
using Shop.Customers.Privacy;
using Shop.Data;

namespace Shop.Wishes;

/// <summary>A person's wish lists.</summary>
public sealed class WishData(ShopDb db) : IPersonalData
{
    public string Name => "wishes";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) => (
        from w in db.WishLists.AsNoTracking()
        where w.CustomerId == person.CustomerId
        from i in w.Items
        join v in db.Variants on i.VariantId equals v.Id
        orderby i.AddedAt, i.Id
        select (object)new { v.Sku, Name = v.Product!.Name.De, i.AddedAt }).AsAsyncEnumerable();

    public Task EraseAsync(Person person, CancellationToken stop = default) => db.WishLists.Where(w => w.CustomerId == person.CustomerId).ExecuteDeleteAsync(stop);
}

/// <summary>The sold-out articles a person waits for.</summary>
public sealed class StockWishData(ShopDb db) : IPersonalData
{
    public string Name => "stockWishes";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default)
    {
        var email = person.Email.ToLowerInvariant();
        return (
            from w in db.StockWishes.AsNoTracking()
            where w.Email.ToLower() == email
            join v in db.Variants on w.VariantId equals v.Id
            orderby w.Id
            select (object)new { v.Sku, Name = v.Product!.Name.De, w.AskedAt, w.ConfirmedAt }).AsAsyncEnumerable();
    }

    public Task EraseAsync(Person person, CancellationToken stop = default)
    {
        var email = person.Email.ToLowerInvariant();
        return db.StockWishes.Where(w => w.Email.ToLower() == email).ExecuteDeleteAsync(stop);
    }
}
