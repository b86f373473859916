using Microsoft.Extensions.DependencyInjection;

namespace Shop.Pricing;

/// <summary>Registers VAT rates, price lists and their editing.</summary>
public static class PricingSetup
{
    public static IServiceCollection AddPricing(this IServiceCollection services) => services
        .AddSingleton<TaxTables>()
        .AddSingleton<PriceLists>()
        .AddScoped<RevisePrices>();
}
