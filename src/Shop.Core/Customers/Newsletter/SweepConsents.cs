using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Customers.Newsletter;

/// <summary>
/// Forgets addresses that never confirmed, and the proof of a consent three years after the end of the year in which it was withdrawn:
/// until then someone could claim that a mail was sent without it (§§195, 199 (1) BGB).
/// </summary>
public sealed class SweepConsents(ShopDb db, TimeProvider clock) : IDailyJob
{
    public static readonly TimeSpan UnconfirmedKept = TimeSpan.FromDays(14);

    private const int YearsKept = 3;

    public string Name => "sweep-consents";

    public async Task RunAsync(CancellationToken stop)
    {
        var unanswered = clock.UtcNow() - UnconfirmedKept;
        await db.Subscribers.Where(s => s.ConfirmedAt == null && s.AskedAt < unanswered).ExecuteDeleteAsync(stop);
        await db.ConsentLog.Unproven(db).Where(c => c.At < unanswered).ExecuteDeleteAsync(stop);
        var expired = new DateOnly(clock.Today().Year - YearsKept, 1, 1).StartUtc();
        await db.ConsentLog.Where(c => c.At < expired && !db.Subscribers.Any(s => s.Email == c.Email) && !db.ConsentLog.Any(o => o.Email == c.Email && o.At >= expired))
            .ExecuteDeleteAsync(stop);
    }
}

/// <summary>Questions about consents.</summary>
public static class ConsentQueries
{
    /// <summary>Entries of addresses that never said yes: they prove nothing.</summary>
    public static IQueryable<ConsentEntry> Unproven(this IQueryable<ConsentEntry> log, ShopDb db) => log.Where(
        c => !db.ConsentLog.Any(o => o.Email == c.Email && o.Step == ConsentStep.Confirmed) && !db.Subscribers.Any(s => s.Email == c.Email));
}
