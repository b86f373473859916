using Microsoft.Extensions.DependencyInjection;
using Shop.Customers.Privacy;
using Shop.Data;
using Shop.Orders;

namespace Shop.Invoicing;

/// <summary>Registers what issues, cancels, checks and sends invoices.</summary>
public static class InvoicingSetup
{
    public static IServiceCollection AddInvoicing(this IServiceCollection services) => services
        .AddScoped<IssueInvoice>()
        .AddScoped<CancelInvoice>()
        .AddScoped<CorrectInvoice>()
        .AddScoped<IPersonalData, InvoiceData>()
        .AddScoped<InvoiceVerification>()
        .AddSingleton<InvoicePdfs>()
        .AddScoped<IOutboxHandler<OrderPaid>, InvoiceHandlers>()
        .AddScoped<IOutboxHandler<OrderShipped>, InvoiceHandlers>()
        .AddScoped<IOutboxHandler<OrderCancelled>, InvoiceHandlers>()
        .AddScoped<IOutboxHandler<InvoiceIssued>, SendInvoice>();
}
