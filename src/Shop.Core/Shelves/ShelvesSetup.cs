using Microsoft.Extensions.DependencyInjection;
using Shop.Data;

namespace Shop.Shelves;

/// <summary>Registers what fills and orders shelves.</summary>
public static class ShelvesSetup
{
    public static IServiceCollection AddShelves(this IServiceCollection services) => services
        .AddScoped<ShelfFilter>()
        .AddScoped<FillShelves>()
        .AddScoped<RankShelves>()
        .AddScoped<IDailyJob, FillShelves>()
        .AddScoped<IDailyJob, RankShelves>();
}
