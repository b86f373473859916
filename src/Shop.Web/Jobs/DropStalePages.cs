using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Web.Telemetry;

namespace Shop.Web.Jobs;

/// <summary>Reads the stale tags that any node wrote, twice a second, and drops the pages and answers cached under them here.</summary>
public sealed class DropStalePages(IDbContextFactory<ShopDb> databases, IOutputCacheStore pages, TagCache answers, Heartbeats beats, ILogger<DropStalePages> log)
    : BackgroundService
{
    private const int Kept = 1000;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private static readonly string[] All = ["catalog", "settings", .. Content.ContentTags.All];
    private long _last = -1;
    private long _swept;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
                beats.Beat(nameof(DropStalePages));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Stale pages could not be looked up; all are dropped to be safe");
                await DropEverythingAsync(stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (_last < 0)
            _last = await db.StaleTags.MaxAsync(t => (long?)t.Id, stop) ?? 0;
        var fresh = await db.StaleTags.AsNoTracking().Where(t => t.Id > _last).OrderBy(t => t.Id).ToListAsync(stop);
        var stale = fresh.Select(t => t.Tag).Distinct().ToList();
        // Answers first: a page that is made anew in between must not be made of old ones.
        stale.ForEach(answers.Drop);
        foreach (var tag in stale)
            await pages.EvictByTagAsync(tag, stop);
        if (fresh.Count > 0)
            _last = fresh[^1].Id;
        if (_last - _swept > Kept)
            await SweepAsync(db, stop);
    }

    /// <summary>Leaves the last rows for nodes that are a little behind.</summary>
    private async Task SweepAsync(ShopDb db, CancellationToken stop)
    {
        await db.StaleTags.Where(t => t.Id < _last - Kept).ExecuteDeleteAsync(stop);
        _swept = _last;
    }

    private async Task DropEverythingAsync(CancellationToken stop)
    {
        answers.DropAll();
        foreach (var tag in All)
            await pages.EvictByTagAsync(tag, stop);
    }
}
