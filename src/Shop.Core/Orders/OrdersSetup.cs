using Microsoft.Extensions.DependencyInjection;
using Shop.Customers.Privacy;
using Shop.Data;
using Shop.Payments;
using Shop.Shipping;

namespace Shop.Orders;

/// <summary>Registers the room's verbs, and the ways of sending and paying that orders choose from.</summary>
public static class OrdersSetup
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddSingleton<OfferedShipping>()
        .AddSingleton<OfferedPayment>()
        .AddScoped<ReadOrderTerms>()
        .AddScoped<PlaceOrder>()
        .AddScoped<MarkPaid>()
        .AddScoped<MarkShipped>()
        .AddScoped<CancelOrder>()
        .AddScoped<IPersonalData, OrderData>()
        .AddScoped<IDailyJob, RankBestsellers>()
        .AddScoped<IDailyJob, PairProducts>();
}
