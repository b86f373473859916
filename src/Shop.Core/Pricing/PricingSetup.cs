using Microsoft.Extensions.DependencyInjection;
using Shop.Pricing.Calculation;

namespace Shop.Pricing;

/// <summary>Registers VAT rates, price lists and their editing, and calculated prices.</summary>
public static class PricingSetup
{
    public static IServiceCollection AddPricing(this IServiceCollection services) => services
        .AddSingleton<TaxTables>()
        .AddSingleton<PriceLists>()
        .AddScoped<RevisePrices>()
        .AddScoped<DecidePrice>();
}
