using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Stock;

namespace Shop.Web.Jobs;

/// <summary>
/// Puts planned products into the shop at their second. The next moment is in memory until the catalogue changes, so a look costs
/// nothing; every node looks, the first one does it, and the save drops the stale pages everywhere.
/// </summary>
public sealed class PublishOnTime(IServiceScopeFactory scopes, IDbContextFactory<ShopDb> databases, TagCache answers, TimeProvider clock, ILogger<PublishOnTime> log)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

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
                log.LogWarning(e, "Planned products could not be published; the next look tries again");
            }
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        var next = await answers.GetAsync("publish:next", "catalog", () => NextAsync(stop));
        if (!(next.At <= clock.UtcNow()))
            return;
        using var _ = Actor.Is("job publish");
        using var way = Way.Is(Way.Publish);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PublishProducts>().PublishDueAsync(stop);
        answers.Drop("catalog");
    }

    private async Task<NextMoment> NextAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return new NextMoment(await db.NextPublishAsync(stop));
    }

    private sealed record NextMoment(DateTime? At);
}
