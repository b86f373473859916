using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Carts;

/// <summary>Clears carts nobody came back to, together with what was filled in at their checkout: personal data isn't kept without need (art. 5 (1) e GDPR).</summary>
public sealed class SweepCarts(ShopDb db, TimeProvider clock) : IDailyJob
{
    /// <summary>As long as the cookie lives.</summary>
    public static readonly TimeSpan GuestsKept = TimeSpan.FromDays(60);

    /// <summary>Drafts hold addresses and go sooner.</summary>
    public static readonly TimeSpan DraftsKept = TimeSpan.FromDays(14);

    public string Name => "sweep-carts";

    public async Task RunAsync(CancellationToken stop)
    {
        var now = clock.UtcNow();
        var (drafts, guests) = (now - DraftsKept, now - GuestsKept);
        await db.CheckoutDrafts.Where(d => d.UpdatedAt < drafts).ExecuteDeleteAsync(stop);
        await db.SavedLines.Where(s => s.SavedAt < guests && db.Carts.Any(c => c.Id == s.CartId && c.OrderId != null)).ExecuteDeleteAsync(stop);
        await db.Carts.Where(c => c.UpdatedAt < guests && c.CustomerId == null && c.OrderId == null).ExecuteDeleteAsync(stop);
    }
}
