using Microsoft.Extensions.DependencyInjection;
using Shop.Pricing.Calculation;
using Shop.Pricing.Currencies;
using Shop.Pricing.Plans;

namespace Shop.Pricing;

/// <summary>Registers VAT rates, price lists and their editing, calculated and planned prices.</summary>
public static class PricingSetup
{
    public static IServiceCollection AddPricing(this IServiceCollection services) => services
        .AddSingleton<TaxTables>()
        .AddSingleton<PriceLists>()
        .AddScoped<RevisePrices>()
        .AddScoped<DecidePrice>()
        .AddSingleton<CurrencyLists>()
        .AddSingleton<PricePlanClock>()
        .AddScoped<PlanPrices>()
        .AddScoped<TurnPricePlans>();
}
