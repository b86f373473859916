using Microsoft.EntityFrameworkCore;
using Shop.Customers.Privacy;
using Shop.Data;

namespace Shop.Wishes;

/// <summary>A person's wish lists and the articles they wait for.</summary>
public sealed class WishData(ShopDb db) : IPersonalData
{
    public string Name => "wishes";

    public async IAsyncEnumerable<object> ReadAsync(Person person, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default)
    {
        var lists = db.WishLists.AsNoTracking().Where(w => w.CustomerId == person.CustomerId).OrderBy(w => w.Id)
            .Select(w => new { w.UpdatedAt, Items = w.Items.Select(i => new { i.VariantId, i.AddedAt }).ToList() });
        await foreach (var list in lists.AsAsyncEnumerable().WithCancellation(stop))
            yield return list;
        var email = person.Email.ToLowerInvariant();
        var waiting = db.Set<StockWish>().AsNoTracking().Where(w => w.Email.ToLower() == email).OrderBy(w => w.Id).Select(w => new { WaitsForVariantId = w.VariantId, w.AskedAt, w.ConfirmedAt });
        await foreach (var wish in waiting.AsAsyncEnumerable().WithCancellation(stop))
            yield return wish;
    }

    public async Task EraseAsync(Person person, CancellationToken stop = default)
    {
        var email = person.Email.ToLowerInvariant();
        await db.WishLists.Where(w => w.CustomerId == person.CustomerId).ExecuteDeleteAsync(stop);
        await db.Set<StockWish>().Where(w => w.Email.ToLower() == email).ExecuteDeleteAsync(stop);
    }
}
