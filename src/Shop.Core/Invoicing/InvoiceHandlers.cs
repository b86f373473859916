using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Settings;

namespace Shop.Invoicing;

/// <summary>
/// Issues invoices by themselves: when the money comes or when the goods leave, as the merchant chose. Goods never leave without an
/// invoice, whatever was chosen. Takes the invoice back when the order is cancelled.
/// </summary>
public sealed class InvoiceHandlers(ShopDb db, IssueInvoice issue, CancelInvoice cancel, ShopSettings settings)
    : IOutboxHandler<OrderPaid>, IOutboxHandler<OrderShipped>, IOutboxHandler<OrderCancelled>
{
    public async Task HandleAsync(OrderPaid happened, CancellationToken stop)
    {
        if ((await settings.GetAsync<SalesRules>(stop)).InvoiceMoment == InvoiceMoment.WhenPaid)
            await IssueAsync(happened.OrderId, stop);
    }

    public Task HandleAsync(OrderShipped happened, CancellationToken stop) => IssueAsync(happened.OrderId, stop);

    public async Task HandleAsync(OrderCancelled happened, CancellationToken stop)
    {
        // The series is the lock: an invoice that is just being issued is seen here.
        await db.NumberSeries.Where(s => s.Key == Invoice.InvoiceSeries).ExecuteUpdateAsync(s => s.SetProperty(x => x.Next, x => x.Next), stop);
        var invoiceId = await db.Invoices.ValidFor(happened.OrderId).Select(i => (int?)i.Id).FirstOrDefaultAsync(stop);
        if (invoiceId is { } id)
            Accept(await cancel.RunAsync(id, stop), "already-cancelled");
    }

    private async Task IssueAsync(int orderId, CancellationToken stop) =>
        Accept(await issue.ForAsync(orderId, stop), "cancelled", "not-a-sale", "imported");

    /// <summary>Refusals that are right end here; any other stays in the outbox as an error until it is put right.</summary>
    private static void Accept(Result<Invoice> result, params string[] codes)
    {
        if (result.Problem is { } problem && !codes.Contains(problem.Code))
            throw new InvalidOperationException(problem.In(Culture.German));
    }

    private static class Culture
    {
        public static readonly System.Globalization.CultureInfo German = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
    }
}
