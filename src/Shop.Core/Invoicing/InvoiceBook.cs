using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Pricing;
using Shop.Settings;

namespace Shop.Invoicing;

/// <summary>
/// The series of issued documents: turns an order into the content of an invoice, and content into the next link of the hash chain.
/// </summary>
public static class InvoiceBook
{
    /// <summary>
    /// Issues invoices for orders of the past in one go, for demo data: numbers follow the issue dates, hashes are chained as ever.
    /// Takes sales that were shipped (issued that day) or paid, with lines and taxes loaded and ids known; others are left out.
    /// The context needs no open transaction; the method saves. Returns the invoices, in order of their numbers.
    /// </summary>
    /// <param name="daysToPay">Until an unpaid invoice is due; see <see cref="SalesRules.PaymentDays"/>.</param>
    /// <param name="customerNumbers">Number by customer id, printed on the invoices; may be left out.</param>
    public static async Task<IReadOnlyList<Invoice>> AddHistoricalAsync(
        ShopDb db, IReadOnlyList<Order> orders, ShopIdentity seller, int daysToPay = 14,
        IReadOnlyDictionary<int, string>? customerNumbers = null, CancellationToken stop = default)
    {
        var due = orders
            .Where(o => o is { Kind: OrderKind.Sale, State: not OrderState.Cancelled } && IssuedAt(o) is not null)
            .OrderBy(IssuedAt).ThenBy(o => o.Id)
            .ToList();
        if (due.Count == 0)
            return [];

        var methods = await PaymentNamesAsync(db, stop);
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
            var numbers = await NumberSeries.TakeManyAsync(db, Invoice.InvoiceSeries, due.Count, stop);
            var previous = await LastHashAsync(db, Invoice.InvoiceSeries, numbers.First, stop);
            var issued = new List<Invoice>(due.Count);
            foreach (var (i, order) in due.Index())
            {
                var at = IssuedAt(order)!.Value;
                var customerNumber = order.CustomerId is { } id ? customerNumbers?.GetValueOrDefault(id) : null;
                var content = ContentOf(order, seller, methods, daysToPay, numbers.NumberAt(i), Clock.BusinessDay(at), customerNumber);
                var invoice = Link(content, Invoice.InvoiceSeries, numbers.First + i, order, at, previous);
                previous = invoice.Hash;
                issued.Add(invoice);
                db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, At = at, Kind = "invoiced", Text = invoice.Number, By = Actor.Current });
            }
            db.Invoices.AddRange(issued);
            await db.SaveChangesAsync(stop);
            if (own is not null)
                await own.CommitAsync(stop);
            return issued;
        });
    }

    /// <summary>SHA-256 over the hash before, the number and the content.</summary>
    public static string HashOf(string previousHash, string number, string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{previousHash}\n{number}\n{content}")));

    /// <summary>What the invoice of an order says. Lines, taxes and discounts must be loaded.</summary>
    internal static InvoiceContent ContentOf(
        Order order, ShopIdentity seller, IReadOnlyDictionary<string, LocalizedText> paymentNames, int daysToPay, string number, DateOnly today, string? customerNumber)
    {
        DateOnly? paidOn = order.PaidAt is { } paid && Clock.BusinessDay(paid) <= today ? Clock.BusinessDay(paid) : null;
        return new InvoiceContent
        {
            Kind = InvoiceKind.Invoice,
            Number = number,
            Language = order.Language,
            IssuedOn = today,
            DeliveredOn = order.ShippedAt is { } shipped ? Clock.BusinessDay(shipped) : null,
            DueOn = today.AddDays(paidOn is null ? daysToPay : 0),
            OrderNumber = order.Number,
            OrderedOn = Clock.BusinessDay(order.PlacedAt),
            CustomerNumber = customerNumber,
            Seller = InvoiceSeller.From(seller),
            Buyer = new InvoiceBuyer(InvoiceAddress.From(order.BillingAddress), order.Email, order.BuyerVatId.Length > 0 ? order.BuyerVatId : order.Customer?.VatId ?? ""),
            DeliveredTo = order.ShippingAddress == order.BillingAddress ? null : InvoiceAddress.From(order.ShippingAddress),
            Lines = [.. order.Lines.OrderBy(l => l.Position).ThenBy(l => l.Id).Select((l, i) => LineOf(l, i + 1))],
            Discounts = order.Discounts.Count == 0 ? null : [.. order.Discounts.OrderBy(d => d.Id).Select(d => new InvoiceDiscount(d.Name, d.Amount))],
            Taxes = [.. order.Taxes.OrderByDescending(t => t.Rate).Select(t => new InvoiceTax(Trim(t.Rate), t.Gross - t.Tax, t.Tax, t.Gross))],
            Exemption = order.Treatment == TaxTreatment.Domestic ? null : TaxTreatments.StepOf(order.Treatment).In(CultureInfo.GetCultureInfo(order.Language)),
            Net = order.Net,
            Tax = order.Tax,
            Total = order.Total,
            PaymentMethod = order.PaymentMethod,
            PaymentName = paymentNames.TryGetValue(order.PaymentMethod, out var name) ? name.In(order.Language) : order.PaymentMethod,
            PaidOn = paidOn,
        };
    }

    /// <summary>Puts content behind the document whose hash is given.</summary>
    internal static Invoice Link(InvoiceContent content, string series, long sequence, Order order, DateTime at, string previousHash)
    {
        var json = content.ToJson();
        return new Invoice
        {
            Number = content.Number,
            Series = series,
            Sequence = sequence,
            Kind = content.Kind,
            OrderId = order.Id,
            CustomerId = order.CustomerId,
            IssuedOn = content.IssuedOn,
            DeliveredOn = content.DeliveredOn ?? content.IssuedOn,
            DueOn = content.DueOn,
            IssuedAt = at,
            Total = content.Total,
            Tax = content.Tax,
            Content = json,
            PreviousHash = previousHash,
            Hash = HashOf(previousHash, content.Number, json),
        };
    }

    /// <summary>The hash that the document with this sequence follows. Read after the number was taken: the series is the lock.</summary>
    internal static async Task<string> LastHashAsync(ShopDb db, string series, long sequence, CancellationToken stop)
    {
        var hash = await db.Invoices.Where(i => i.Series == series && i.Sequence == sequence - 1).Select(i => i.Hash).SingleOrDefaultAsync(stop);
        if (hash is null && await db.Invoices.AnyAsync(i => i.Series == series, stop))
            throw new InvalidOperationException($"The series '{series}' has a gap before {sequence}");
        return hash ?? "";
    }

    internal static async Task<IReadOnlyDictionary<string, LocalizedText>> PaymentNamesAsync(ShopDb db, CancellationToken stop) =>
        await db.PaymentMethods.AsNoTracking().ToDictionaryAsync(m => m.Code, m => m.Name, stop);

    private static InvoiceLine LineOf(OrderLine line, int position) => new(
        position, line.Sku, line.Name, line.Quantity, line.Kind == OrderLineKind.Shipping ? "LS" : "C62", line.UnitPrice, line.Total, Trim(line.TaxRate))
    { Discount = line.Discount.IsZero ? null : line.Discount };

    /// <summary>0.1900 as 0.19, so that both databases give the same content.</summary>
    private static decimal Trim(decimal rate) => rate / 1.0000000000000000000000000000m;

    private static DateTime? IssuedAt(Order order) => order.ShippedAt ?? order.PaidAt;
}
