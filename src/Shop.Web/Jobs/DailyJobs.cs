using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Operations;
using Shop.Web.Telemetry;

namespace Shop.Web.Jobs;

/// <summary>Runs every <see cref="IDailyJob"/> at three o'clock in Berlin, each on whichever node takes it first.</summary>
public sealed class DailyJobs(IServiceScopeFactory scopes, TimeProvider clock, Heartbeats beats, ILogger<DailyJobs> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(3);

    /// <summary>Runs what is due; returns the names.</summary>
    public async Task<IReadOnlyList<string>> RunDueAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ran = new List<string>();
        foreach (var name in scope.ServiceProvider.GetServices<IDailyJob>().Select(j => j.Name).ToList())
        {
            if (!await TakeAsync(scope.ServiceProvider.GetRequiredService<ShopDb>(), name, stop))
                continue;
            await RunAsync(name, stop);
            ran.Add(name);
        }
        return ran;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        do
        {
            beats.Beat(nameof(DailyJobs));
            try
            {
                await RunDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Daily jobs could not be looked up; the next look is in a minute");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>True on the one node whose update found the job due. A job seen for the first time waits for its first night.</summary>
    private async Task<bool> TakeAsync(ShopDb db, string name, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var next = clock.Today().AddDays(1).StartUtc() + Quiet;
        if (await db.JobRuns.Where(j => j.Job == name && j.DueAt <= now).ExecuteUpdateAsync(j => j.SetProperty(x => x.DueAt, next), stop) == 1)
            return true;
        if (!await db.JobRuns.AnyAsync(j => j.Job == name, stop))
        {
            var run = db.JobRuns.Add(new JobRun { Job = name, DueAt = next });
            try
            {
                await db.SaveChangesAsync(stop);
            }
            catch (DbUpdateException)
            {
                // Another node was first to know the job.
                run.State = EntityState.Detached;
            }
        }
        return false;
    }

    private async Task RunAsync(string name, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var _ = Actor.Is("job " + name);
        string? error = null;
        try
        {
            await scope.ServiceProvider.GetServices<IDailyJob>().Single(j => j.Name == name).RunAsync(stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            error = e.Message;
            log.LogWarning(e, "Daily job {Job} failed; it runs again tomorrow", name);
        }
        var ended = clock.UtcNow();
        await scope.ServiceProvider.GetRequiredService<ShopDb>().JobRuns.Where(j => j.Job == name)
            .ExecuteUpdateAsync(j => j.SetProperty(x => x.EndedAt, ended).SetProperty(x => x.LastError, error), stop);
    }
}
