using Microsoft.Extensions.DependencyInjection;
using Shop.Data;

namespace Shop.Orders.Mails;

/// <summary>Registers the mails about orders.</summary>
public static class OrderMailsSetup
{
    public static IServiceCollection AddOrderMails(this IServiceCollection services) => services
        .AddSingleton<ContractDocuments>()
        .AddScoped<IOutboxHandler<OrderPlaced>, SendOrderConfirmation>()
        .AddScoped<IOutboxHandler<OrderPaid>, SendOrderNews>()
        .AddScoped<IOutboxHandler<OrderShipped>, SendOrderNews>()
        .AddScoped<IOutboxHandler<OrderCancelled>, SendOrderNews>();
}
