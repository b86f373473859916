using Microsoft.Extensions.DependencyInjection;
using Shop.Data;
using Shop.Orders;

namespace Shop.Assortment;

/// <summary>Registers the room's reports, verbs and daily jobs.</summary>
public static class AssortmentSetup
{
    public static IServiceCollection AddAssortment(this IServiceCollection services) => services
        .AddScoped<AbcXyzReport>()
        .AddScoped<SlowMovers>()
        .AddScoped<StartTrial>()
        .AddScoped<EndTrials>()
        .AddScoped<IDailyJob, EndTrials>()
        .AddScoped<StartRetirement>()
        .AddScoped<IDailyJob, EndRetirements>()
        .AddScoped<IOutboxHandler<OrderPlaced>, EndRetirements>()
        .AddScoped<Freshness>()
        .AddScoped<StartTest>()
        .AddScoped<JudgeTests>()
        .AddScoped<IDailyJob, JudgeTests>();
}
