using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Search;
using Shop.Web.Telemetry;

namespace Shop.Web.Storefront.Search;

/// <summary>
/// Takes the searches of this node and writes them in one go every few seconds, so that no visitor waits for it. When the database
/// can't keep up, searches are left out rather than memory filled.
/// </summary>
public sealed class SearchLog(IDbContextFactory<ShopDb> databases, Heartbeats beats, ILogger<SearchLog> log) : BackgroundService
{
    private const int MostAtOnce = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly Channel<SearchRecord> _searches = Channel.CreateBounded<SearchRecord>(new BoundedChannelOptions(5000) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Add(SearchRecord record) => _searches.Writer.TryWrite(record);

    /// <summary>Writes what has come so far; returns how many.</summary>
    public async Task<int> WriteAsync(CancellationToken stop)
    {
        var records = new List<SearchRecord>();
        while (records.Count < MostAtOnce && _searches.Reader.TryRead(out var record))
            records.Add(record);
        if (records.Count == 0)
            return 0;
        await using var db = await databases.CreateDbContextAsync(stop);
        db.SearchRecords.AddRange(records);
        await db.SaveChangesAsync(stop);
        return records.Count;
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
            beats.Beat(nameof(SearchLog));
            int written;
            do
                written = await TryWriteAsync(stoppingToken);
            while (written == MostAtOnce);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> TryWriteAsync(CancellationToken stop)
    {
        try
        {
            return await WriteAsync(stop);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            log.LogWarning(e, "Some searches could not be noted");
            return 0;
        }
    }
}
