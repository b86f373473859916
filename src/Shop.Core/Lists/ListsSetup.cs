using Microsoft.Extensions.DependencyInjection;
using Shop.Data;
using Shop.Lists.Bulk;

namespace Shop.Lists;

/// <summary>Registers the product list's keeper, bulk changes and tags.</summary>
public static class ListsSetup
{
    public static IServiceCollection AddLists(this IServiceCollection services) => services
        .AddSingleton<ListKeeper>()
        .AddSingleton<RunBulk>()
        .AddScoped<PrepareBulk>()
        .AddScoped<SteerBulk>()
        .AddScoped<UndoImport>()
        .AddScoped<ReviseTags>()
        .AddScoped<IDailyJob, RebuildList>()
        .AddScoped<IDailyJob, SweepBulk>();
}
