using Microsoft.Extensions.DependencyInjection;

namespace Shop.Discounts;

/// <summary>Registers the room's questions and verbs.</summary>
public static class DiscountsSetup
{
    public static IServiceCollection AddDiscounts(this IServiceCollection services) => services
        .AddSingleton<ActiveDiscounts>()
        .AddScoped<DiscountDesk>()
        .AddScoped<RedeemDiscounts>()
        .AddScoped<GenerateCoupons>();
}
