using Microsoft.Extensions.DependencyInjection;
using Shop.Catalog.Import;
using Shop.Orders.Import;

namespace Shop.Operations;

/// <summary>Registers the imports.</summary>
public static class ImportsSetup
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<IPictureSource, HttpPictureSource>()
        .AddScoped<ImportOrders>()
        .AddScoped<ImportCatalogue>()
        .AddScoped<CheckImport>()
        .AddScoped<StartImport>()
        .AddSingleton<RunImports>();
}
