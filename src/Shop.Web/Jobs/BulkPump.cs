using Shop.Lists;
using Shop.Lists.Bulk;
using Shop.Web.Telemetry;

namespace Shop.Web.Jobs;

/// <summary>Carries out the bulk changes that the back office queued, and keeps the product list from falling behind.</summary>
public sealed class BulkPump(RunBulk bulk, ListKeeper list, WakeUp wake, Heartbeats beats, ILogger<BulkPump> log) : Pump(wake.Bulk, beats, log)
{
    private readonly Heartbeats _beats = beats;

    public override async Task<int> WorkAsync(CancellationToken stop)
    {
        var ran = await bulk.RunNextAsync(() => _beats.Beat(nameof(BulkPump)), stop);
        await list.CatchUpAsync(stop);
        return ran ? 1 : 0;
    }
}
