using Shop.Web.Telemetry;

namespace Shop.Web.Jobs;

/// <summary>A loop that works off a queue: at once when its bell rings, at the latest every two seconds; a failure never ends it.</summary>
public abstract class Pump(Bell bell, Heartbeats beats, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>Works off what is due; returns how much it was.</summary>
    public abstract Task<int> WorkAsync(CancellationToken stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                beats.Beat(GetType().Name);
                if (await WorkAsync(stoppingToken) == 0)
                    await bell.WaitAsync(Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning(e, "{Pump} could not look into its queue; it tries again", GetType().Name);
                await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
