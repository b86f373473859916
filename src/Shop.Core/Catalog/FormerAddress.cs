using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>
/// Where a shelf stood before it was renamed or moved. It names the shelf, not the next address, so that an old link needs one step
/// to where the shelf stands today, however often it moved.
/// </summary>
public class FormerAddress
{
    public long Id { get; set; }

    public int CategoryId { get; set; }

    /// <summary>Two letters: "de" or "en".</summary>
    public required string Language { get; set; }

    /// <summary>Below the language, in small letters: "kaffee/espresso".</summary>
    public required string Path { get; set; }

    public DateTime LeftAt { get; set; }

    /// <summary>How often somebody still came by it.</summary>
    public int Hits { get; set; }

    public DateTime? LastHitAt { get; set; }
}

/// <summary>
/// Writes down, in the save that causes it, what the outside world still links to: the addresses shelves leave and the moment a
/// product leaves the shop.
/// </summary>
public sealed class AddressKeeper(TimeProvider clock) : SaveChangesInterceptor
{
    private static readonly string[] Languages = ["de", "en"];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is ShopDb db)
            Write(db);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is ShopDb db)
            Write(db);
        return result;
    }

    private void Write(ShopDb db)
    {
        foreach (var shelf in db.ChangeTracker.Entries<Category>().Where(e => e.State == EntityState.Modified).ToList())
        {
            var path = shelf.ComplexProperty(c => c.Path);
            var before = new LocalizedText(path.Property(p => p.De).OriginalValue, path.Property(p => p.En).OriginalValue);
            foreach (var language in Languages.Where(l => before.In(l).Length > 0 && before.In(l) != shelf.Entity.Path.In(l)))
                db.FormerAddresses.Add(new FormerAddress { CategoryId = shelf.Entity.Id, Language = language, Path = before.In(language).ToLowerInvariant(), LeftAt = clock.UtcNow() });
        }
        foreach (var product in db.ChangeTracker.Entries<Product>().Where(e => e.State == EntityState.Modified))
        {
            var active = product.Property(p => p.Active);
            if (active.OriginalValue != active.CurrentValue)
                product.Property(p => p.RetiredAt).CurrentValue = active.CurrentValue ? null : clock.UtcNow();
        }
    }
}
