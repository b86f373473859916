using Microsoft.Extensions.DependencyInjection;
using Shop.Customers.Privacy;

namespace Shop.Discounts;

/// <summary>Registers the room's questions and verbs.</summary>
public static class DiscountsSetup
{
    public static IServiceCollection AddDiscounts(this IServiceCollection services) => services
        .AddSingleton<ActiveDiscounts>()
        .AddScoped<DiscountDesk>()
        .AddScoped<RedeemDiscounts>()
        .AddScoped<GenerateCoupons>()
        .AddScoped<IPersonalData, DiscountUseData>();
}
