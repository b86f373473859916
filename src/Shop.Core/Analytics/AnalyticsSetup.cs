using Microsoft.Extensions.DependencyInjection;
using Shop.Data;

namespace Shop.Analytics;

/// <summary>Registers what counts.</summary>
public static class AnalyticsSetup
{
    public static IServiceCollection AddAnalytics(this IServiceCollection services) => services
        .AddScoped<CountPlacements>()
        .AddScoped<IDailyJob, ForgetPlacements>();
}
