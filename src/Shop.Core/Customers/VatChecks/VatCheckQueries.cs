using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Customers.VatChecks;

/// <summary>Questions about what the register said.</summary>
public static class VatCheckQueries
{
    /// <summary>How long a valid answer counts: an order has to rest on one of its own day.</summary>
    public static readonly TimeSpan Proves = TimeSpan.FromHours(24);

    /// <summary>The latest answer about an id; null when nobody asked.</summary>
    /// <param name="vatId">Tidy.</param>
    public static Task<VatCheck?> LatestCheckAsync(this ShopDb db, string vatId, CancellationToken stop = default) => db.VatChecks.AsNoTracking()
        .Where(c => c.VatId == vatId).OrderByDescending(c => c.CheckedAt).ThenByDescending(c => c.Id).FirstOrDefaultAsync(stop);

    /// <summary>
    /// Whether the id was proven valid within the time a valid answer counts. A register that is silent later doesn't undo it; one that says
    /// "invalid" does.
    /// </summary>
    public static async Task<bool> IsProvenAsync(this ShopDb db, string vatId, DateTime now, CancellationToken stop = default)
    {
        var since = now - Proves;
        var last = await db.VatChecks.Where(c => c.VatId == vatId && c.CheckedAt > since && c.Outcome != VatOutcome.Unavailable)
            .OrderByDescending(c => c.CheckedAt).ThenByDescending(c => c.Id).Select(c => (VatOutcome?)c.Outcome).FirstOrDefaultAsync(stop);
        return last == VatOutcome.Valid;
    }
}
