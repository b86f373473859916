using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Pricing;

/// <summary>Appends to the price history whenever a variant's price is saved, whoever saves it.</summary>
public sealed class PriceHistoryWriter(TimeProvider clock) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is ShopDb db)
            Append(db);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is ShopDb db)
            Append(db);
        return result;
    }

    private void Append(ShopDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries<Variant>().ToList())
        {
            var changed = entry.State == EntityState.Added
                || (entry.State == EntityState.Modified && entry.ComplexProperty(v => v.Price).Property(p => p.Cents).IsModified);
            if (!changed)
                continue;
            var change = new PriceChange { Variant = entry.Entity, Price = entry.Entity.Price, At = clock.UtcNow(), By = Actor.Current };
            db.Record(change);
        }
    }
}
