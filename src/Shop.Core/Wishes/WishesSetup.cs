using Microsoft.Extensions.DependencyInjection;
using Shop.Customers.Privacy;
using Shop.Data;
using Shop.Stock;

namespace Shop.Wishes;

/// <summary>Registers the room's verbs.</summary>
public static class WishesSetup
{
    public static IServiceCollection AddWishes(this IServiceCollection services) => services
        .AddScoped<AddWish>()
        .AddScoped<RemoveWish>()
        .AddScoped<MergeWishList>()
        .AddScoped<StockWishMails>()
        .AddScoped<AskForStock>()
        .AddScoped<ConfirmStockWish>()
        .AddScoped<IOutboxHandler<VariantBackInStock>, SendBackInStock>()
        .AddScoped<IPersonalData, WishData>()
        .AddScoped<IPersonalData, StockWishData>()
        .AddScoped<IDailyJob, SweepWishes>();
}
