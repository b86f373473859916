using Shop.Common;
using Shop.Invoicing;
using Shop.Orders;
using Shop.Shipping;

namespace Shop.Web.Storefront.Account.Orders;

/// <summary>An order with all that its page shows.</summary>
/// <param name="Method">How it was or will be sent; null when that is no longer known.</param>
public sealed record OrderView(Order Order, IReadOnlyList<InvoiceRow> Invoices, LocalizedText Payment, ShippingMethod? Method, DateOnly Today)
{
    /// <summary>The amounts as this customer reads them.</summary>
    public required ShownOrder Shown { get; init; }

    public LocalizedText Shipping => Method?.Name ?? LocalizedText.Both(Order.ShippingMethod);

    /// <summary>The carrier's page of the parcel; null where there is none.</summary>
    public string? TrackingUrl => Method?.TrackingOf(Order.TrackingNumber);

    /// <summary>The way of an order: what is behind it, with the day, and what comes next.</summary>
    public IEnumerable<OrderStep> Steps()
    {
        yield return new OrderStep("Bestellt", Order.PlacedAt);
        if (Order.State == OrderState.Cancelled)
        {
            yield return new OrderStep("Storniert", Order.CancelledAt);
            foreach (var step in Back())
                yield return step;
            yield break;
        }
        var back = Back().ToList();
        var paid = new OrderStep("Bezahlt", Order.PaidAt);
        var paysAfter = Order.PaidAt is { } day ? day > Order.ShippedAt : Order.ShippedAt is not null;
        if (!paysAfter)
            yield return paid;
        yield return new OrderStep("Versandt", Order.ShippedAt, Order.State == OrderState.ReadyToShip ? "Wird gepackt" : null);
        if (IsUnderway && back.Count == 0)
            yield return new OrderStep("Zustellung", null) { Expected = Arrival() };
        if (paysAfter && (paid.At is not null || back.Count == 0))
            yield return paid;
        foreach (var step in back)
            yield return step;
    }

    /// <summary>By the carrier's delivery time; the carrier doesn't tell the shop when a parcel arrived.</summary>
    public bool IsUnderway => Arrival() is { } window && window.To >= Today;

    private DeliveryWindow? Arrival() => Order.ShippedAt is { } shipped && Method is not null
        ? DeliveryWindow.After(Clock.BusinessDay(shipped), Method.DaysFrom, Method.DaysTo)
        : null;

    private IEnumerable<OrderStep> Back() => new (string Kind, string Text)[] { ("withdrawn", "Widerrufen"), ("returned", "Zurückgekommen"), ("refunded", "Erstattet") }
        .Select(k => (k.Text, Event: Order.Events.Where(e => e.Kind == k.Kind).MaxBy(e => e.At)))
        .Where(k => k.Event is not null)
        .Select(k => new OrderStep(k.Text, k.Event!.At))
        .OrderBy(s => s.At);
}

/// <summary>A step on the way of an order.</summary>
/// <param name="Text">The key of its name.</param>
/// <param name="At">When it happened; null while it hasn't.</param>
/// <param name="Note">The key of what is known about a step still to come.</param>
public sealed record OrderStep(string Text, DateTime? At, string? Note = null)
{
    public DeliveryWindow? Expected { get; init; }
}

/// <summary>A document to download.</summary>
public sealed record InvoiceRow(string Number, InvoiceKind Kind, DateOnly IssuedOn);
