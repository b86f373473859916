using Microsoft.Extensions.DependencyInjection;
using Shop.Customers.Privacy;
using Shop.Data;
using Shop.Orders;

namespace Shop.Returns;

/// <summary>Registers the room's verbs.</summary>
public static class ReturnsSetup
{
    public static IServiceCollection AddReturns(this IServiceCollection services) => services
        .AddScoped<WithdrawalMails>()
        .AddScoped<DeclareWithdrawal>()
        .AddScoped<CloseWithdrawal>()
        .AddScoped<TakeBack>()
        .AddScoped<RefundReturn>()
        .AddScoped<IPersonalData, WithdrawalData>()
        .AddScoped<IPersonalData, ReturnData>()
        .AddScoped<IOutboxHandler<OrderCancelled>, CloseWithCancelledOrder>();
}
