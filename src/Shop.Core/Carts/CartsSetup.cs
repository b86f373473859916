using Microsoft.Extensions.DependencyInjection;
using Shop.Customers.Privacy;
using Shop.Data;

namespace Shop.Carts;

/// <summary>Registers the room's verbs.</summary>
public static class CartsSetup
{
    public static IServiceCollection AddCarts(this IServiceCollection services) => services
        .AddScoped<AddToCart>()
        .AddScoped<ChangeQuantity>()
        .AddScoped<RemoveLine>()
        .AddScoped<SaveForLater>()
        .AddScoped<PriceCart>()
        .AddScoped<EnterCoupon>()
        .AddScoped<MergeCart>()
        .AddScoped<IPersonalData, CartData>()
        .AddScoped<KeepDraft>()
        .AddScoped<IDailyJob, SweepCarts>();
}
