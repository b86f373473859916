using Microsoft.Extensions.DependencyInjection;
using Shop.Catalog.Import;
using Shop.Data;
using Shop.Orders.Import;

namespace Shop.Operations;

/// <summary>Registers the imports.</summary>
public static class ImportsSetup
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<IPictureSource, HttpPictureSource>()
        .AddScoped<ImportOrders>()
        .AddScoped<ImportCatalogue>()
        .AddScoped<ImportProducts>()
        .AddScoped<CheckImport>()
        .AddScoped<MapImport>()
        .AddScoped<CorrectImport>()
        .AddScoped<ExportProducts>()
        .AddScoped<StartImport>()
        .AddScoped<CancelImport>()
        .AddScoped<IDailyJob, SweepPictures>()
        .AddSingleton<RunImports>();
}
