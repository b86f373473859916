using Shop.Common;
using Shop.Pricing.Plans;

namespace Shop.Web.Jobs;

/// <summary>
/// Lets planned prices come into force at their moment. Every node looks for itself and tries; the version of the product lets one of them through, and the
/// stale tags of its save drop the pages of all.
/// </summary>
public sealed class RunPricePlans(PricePlanClock plans, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RunPricePlans> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

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
                log.LogWarning(e, "Planned prices could not be brought into force; the next look tries again");
            }
        }
    }

    /// <summary>Free while nothing is due.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        if (!(await plans.NextAsync(stop) <= clock.UtcNow()))
            return;
        await using var scope = scopes.CreateAsyncScope();
        var turned = await scope.ServiceProvider.GetRequiredService<TurnPricePlans>().RunDueAsync(stop);
        if (turned > 0)
            log.LogInformation("Planned prices are in force for {Products} products", turned);
    }
}
