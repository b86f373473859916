using Microsoft.Extensions.DependencyInjection;
using Shop.Customers.Privacy;
using Shop.Data;

namespace Shop.Orders;

/// <summary>Registers the room's verbs.</summary>
public static class OrdersSetup
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddScoped<PlaceOrder>()
        .AddScoped<MarkPaid>()
        .AddScoped<MarkShipped>()
        .AddScoped<CancelOrder>()
        .AddScoped<IPersonalData, OrderData>()
        .AddScoped<IDailyJob, RankBestsellers>()
        .AddScoped<IDailyJob, PairProducts>();
}
