using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Shelves;
using Shop.Web.Telemetry;

namespace Shop.Web.Jobs;

/// <summary>
/// Lets the shelves that fill themselves follow the catalogue: some seconds after a change it asks their rules again. What came or went marks
/// the catalogue as changed once more; the next look then finds nothing to do.
/// </summary>
public sealed class FillChangedShelves(IServiceScopeFactory scopes, Heartbeats beats, ILogger<FillChangedShelves> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private long _last = -1;

    /// <summary>Returns how many products came or went.</summary>
    public async Task<int> LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var newest = await db.StaleTags.Where(t => t.Tag == "catalog").MaxAsync(t => (long?)t.Id, stop) ?? 0;
        if (_last < 0)
            _last = newest;
        if (newest <= _last)
            return 0;
        _last = newest;
        using var _ = Actor.Is("job fill-shelves");
        return await scope.ServiceProvider.GetRequiredService<FillShelves>().FillAllAsync(stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                beats.Beat(nameof(FillChangedShelves));
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Another node may have put the same products there at the same moment; what is left is found by the next look.
                log.LogWarning(e, "Shelves could not follow the catalogue; the next change or night puts it right");
            }
        }
    }
}
