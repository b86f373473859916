using Shop.Analytics;
using Shop.Web.Telemetry;

namespace Shop.Web.Storefront.Placements;

/// <summary>
/// Adds up what this node was told and writes the sums every few seconds, so that no visitor waits for it. When the database can't keep
/// up, counts are left out rather than memory filled.
/// </summary>
public sealed class PlacementLog(IServiceScopeFactory scopes, Heartbeats beats, ILogger<PlacementLog> log) : BackgroundService
{
    private const int MostKept = 50_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _door = new();
    private Dictionary<(DateOnly Day, string Slot, int Product), PlacementCount> _counts = [];

    public void Add(PlacementCount count)
    {
        var key = (count.Day, count.Slot, count.ProductId);
        lock (_door)
        {
            if (_counts.TryGetValue(key, out var known))
            {
                _counts[key] = known with
                {
                    Impressions = known.Impressions + count.Impressions,
                    Clicks = known.Clicks + count.Clicks,
                    CartAdds = known.CartAdds + count.CartAdds,
                };
            }
            else if (_counts.Count < MostKept)
            {
                _counts[key] = count;
            }
        }
    }

    /// <summary>Writes what has come so far; returns how many rows were touched.</summary>
    public async Task<int> WriteAsync(CancellationToken stop)
    {
        Dictionary<(DateOnly Day, string Slot, int Product), PlacementCount> taken;
        lock (_door)
            (taken, _counts) = (_counts, []);
        if (taken.Count == 0)
            return 0;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CountPlacements>().AddAsync(taken.Values, stop);
        return taken.Count;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            beats.Beat(nameof(PlacementLog));
            await TryWriteAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryWriteAsync(CancellationToken stop)
    {
        try
        {
            await WriteAsync(stop);
        }
        catch (Exception e) when (e is Microsoft.EntityFrameworkCore.DbUpdateException or System.Data.Common.DbException)
        {
            log.LogWarning(e, "Some placement counts could not be noted");
        }
    }
}
