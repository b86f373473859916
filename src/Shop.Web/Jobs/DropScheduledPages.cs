using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;
using Shop.Data;

namespace Shop.Web.Jobs;

/// <summary>
/// Lets planned content appear and disappear at its time: every node knows the next moment and then drops its cached pages that show
/// content. Nothing is written, so the nodes need not agree on who does it.
/// </summary>
public sealed class DropScheduledPages(IDbContextFactory<ShopDb> databases, IOutputCacheStore pages, TagCache answers, TimeProvider clock, ILogger<DropScheduledPages> log)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    /// <summary>A page that was being written when the moment came may have been kept after the drop; it is dropped once more.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);

    private DateTime? _again;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "The next moment of planned content could not be looked up");
            }
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        var now = clock.UtcNow();
        if (_again <= now)
        {
            _again = null;
            await DropAsync(stop);
        }
        var next = await answers.GetAsync("content:next", ContentTags.Schedule, () => NextAsync(now, stop));
        if (!(next.At <= now))
            return;
        _again = now + Slow;
        await DropAsync(stop);
    }

    private async Task<NextMoment> NextAsync(DateTime now, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return new NextMoment(await db.NextContentMomentAsync(now, stop));
    }

    private async Task DropAsync(CancellationToken stop)
    {
        foreach (var tag in ContentTags.All)
        {
            answers.Drop(tag);
            await pages.EvictByTagAsync(tag, stop);
        }
    }

    private sealed record NextMoment(DateTime? At);
}
