using Microsoft.AspNetCore.OutputCaching;
using Shop.Common;
using Shop.Pricing;

namespace Shop.Web.Jobs;

/// <summary>
/// Drops the cached pages on this node when a price begins or ends by its time. The rules are in memory, so a look costs nothing; every node
/// looks for itself.
/// </summary>
public sealed class TurnPrices(PriceLists prices, IOutputCacheStore pages, TimeProvider clock, ILogger<TurnPrices> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var last = clock.UtcNow();
        using var timer = new PeriodicTimer(Beat);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = clock.UtcNow();
            try
            {
                if (await prices.TurnsAsync(last, now, stoppingToken))
                    await pages.EvictByTagAsync("catalog", stoppingToken);
                last = now;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Prices that begin or end could not be looked up; the next look covers this time too");
            }
        }
    }
}
