using Microsoft.Extensions.DependencyInjection;
using Shop.Data;

namespace Shop.Search;

/// <summary>Registers search; the dialect comes with the database.</summary>
public static class SearchSetup
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<Catalogue>()
        .AddScoped<ProductSearch>()
        .AddScoped<PopularSearches>()
        .AddScoped<IDailyJob, ForgetSearches>();
}
