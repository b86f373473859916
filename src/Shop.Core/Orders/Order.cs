using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Pricing;

namespace Shop.Orders;

/// <summary>A contract with a customer: what, for how much, to whom. Prices, names and addresses are copies that never change.</summary>
public class Order : IAudited, IVersioned
{
    public int Id { get; set; }

    /// <summary>Order number shown to the customer; invoices have numbers of their own.</summary>
    public required string Number { get; set; }

    public OrderKind Kind { get; set; }

    public OrderSource Source { get; set; }

    /// <summary>Number in the system an import came from, e.g. "536365".</summary>
    public string? ExternalNumber { get; set; }

    /// <summary>Lets a guest see the confirmation page without an account.</summary>
    public required string AccessKey { get; set; }

    public DateTime PlacedAt { get; set; }

    public int? CustomerId { get; set; }

    public Customer? Customer { get; set; }

    public required string Email { get; set; }

    /// <summary>Two letters: language of pages, mails and documents of this order.</summary>
    public string Language { get; set; } = "de";

    public PostalAddress BillingAddress { get; set; } = new();

    public PostalAddress ShippingAddress { get; set; } = new();

    public string ShippingMethod { get; set; } = "";

    public string PaymentMethod { get; set; } = "";

    public OrderState State { get; set; }

    public DateTime? PaidAt { get; set; }

    public DateTime? ShippedAt { get; set; }

    public DateTime? CancelledAt { get; set; }

    public string TrackingNumber { get; set; } = "";

    public string CustomerNote { get; set; } = "";

    /// <summary>Gross, everything included.</summary>
    public Money Total { get; set; }

    /// <summary>VAT contained in <see cref="Total"/>; the sum over the rates.</summary>
    public Money Tax { get; set; }

    /// <summary>Tax-free orders have net lines under 0 %.</summary>
    public TaxTreatment Treatment { get; set; }

    /// <summary>The buyer's VAT id as it was given with the order; the one a tax-free supply rests on.</summary>
    public string BuyerVatId { get; set; } = "";

    /// <summary>The cart it came from; a cart becomes at most one order.</summary>
    public int? CartId { get; set; }

    /// <summary>The wording of AGB and Widerrufsbelehrung the customer agreed to (§312i BGB).</summary>
    public int? TermsVersionId { get; set; }

    public int? WithdrawalVersionId { get; set; }

    public int Version { get; set; }

    public List<OrderLine> Lines { get; } = [];

    public List<OrderTax> Taxes { get; } = [];

    public List<OrderDiscount> Discounts { get; } = [];

    public List<OrderEvent> Events { get; } = [];

    public Money Net => Total - Tax;

    /// <summary>Value of the goods before discounts.</summary>
    public Money GoodsBefore => Lines.Where(l => l.Kind != OrderLineKind.Shipping).Sum(l => l.Total + l.Discount);

    /// <summary>Shipping before discounts.</summary>
    public Money ShippingBefore => Lines.Where(l => l.Kind == OrderLineKind.Shipping).Sum(l => l.Total + l.Discount);

    public bool IsPaid => PaidAt is not null;

    public Problem? WhyNotPayable() => State == OrderState.Cancelled
        ? new Problem("cancelled", "Die Bestellung ist storniert.")
        : IsPaid ? new Problem("already-paid", "Die Bestellung ist bereits bezahlt.") : null;

    public Problem? WhyNotShippable() => State switch
    {
        OrderState.Cancelled => new Problem("cancelled", "Die Bestellung ist storniert."),
        OrderState.Shipped => new Problem("already-shipped", "Die Bestellung ist bereits versandt."),
        OrderState.AwaitingPayment => new Problem("not-paid", "Die Bestellung wartet noch auf die Zahlung."),
        _ => null,
    };

    public Problem? WhyNotCancellable() => State switch
    {
        OrderState.Cancelled => new Problem("cancelled", "Die Bestellung ist storniert."),
        OrderState.Shipped => new Problem("already-shipped", "Die Bestellung ist bereits versandt; bitte nehmen Sie eine Retoure auf."),
        _ => null,
    };

    /// <summary>Brings totals and VAT in line with the lines; the one place where an order's totals change.</summary>
    public void TotalUp()
    {
        Taxes.Clear();
        Taxes.AddRange(PriceCalculator.SumByRate(Lines.Select(l => (l.TaxRate, l.Total)))
            .Select(t => new OrderTax { Rate = t.Rate, Gross = t.Gross, Tax = t.Tax }));
        Total = Lines.Sum(l => l.Total);
        Tax = Taxes.Sum(t => t.Tax);
    }

    /// <summary>Takes over the lines of a quote in the order's language, shipping last.</summary>
    /// <param name="quote">The priced cart.</param>
    /// <param name="details">Variant name and purchase cost per variant id.</param>
    public void AddLines(Quote quote, IReadOnlyDictionary<int, (LocalizedText Name, Money? Cost)> details)
    {
        Treatment = quote.Treatment;
        foreach (var line in quote.Lines)
        {
            var (variant, cost) = details[line.VariantId];
            var name = line.Name.In(Language);
            Lines.Add(new OrderLine
            {
                Kind = OrderLineKind.Goods,
                VariantId = line.VariantId,
                Sku = line.Sku,
                Name = variant.De.Length == 0 ? name : $"{name}, {variant.In(Language)}",
                Quantity = line.Quantity,
                UnitPrice = line.UnitPrice,
                Discount = line.Discount,
                Total = line.Total,
                TaxRate = line.TaxRate,
                UnitCost = cost,
                Position = Lines.Count + 1,
            });
        }

        foreach (var part in quote.Shipping)
        {
            Lines.Add(new OrderLine
            {
                Kind = OrderLineKind.Shipping,
                Name = part.Name.In(Language),
                Quantity = 1,
                UnitPrice = part.Total + part.Discount,
                Discount = part.Discount,
                Total = part.Total,
                TaxRate = part.TaxRate,
                Position = Lines.Count + 1,
            });
        }
        Discounts.AddRange(quote.Discounts.Select(d => new OrderDiscount { DiscountId = d.DiscountId, Name = d.Name.In(Language), Coupon = d.Coupon ?? "", Amount = d.Amount }));
        TotalUp();
    }

    public void Note(DateTime at, string kind, string text = "") =>
        Events.Add(new OrderEvent { At = at, Kind = kind, Text = text, By = Actor.Current });
}

/// <summary>What the document does to revenue.</summary>
public enum OrderKind
{
    Sale,

    /// <summary>Takes an earlier sale back, with negative lines (from imports).</summary>
    Cancellation,

    /// <summary>A correction of stock or value without a sale (from imports).</summary>
    Adjustment,
}

/// <summary>Where the order came from.</summary>
public enum OrderSource
{
    Shop,
    Import,
    Demo,
}

/// <summary>Where the order stands.</summary>
public enum OrderState
{
    AwaitingPayment,
    ReadyToShip,
    Shipped,
    Cancelled,
}

/// <summary>One position of an order.</summary>
public class OrderLine
{
    public int Id { get; set; }

    public int OrderId { get; set; }

    public OrderLineKind Kind { get; set; }

    public int? VariantId { get; set; }

    public string Sku { get; set; } = "";

    /// <summary>In the order's language.</summary>
    public required string Name { get; set; }

    public int Quantity { get; set; }

    /// <summary>Gross, rounded to cents; imports may know it more exactly, the total counts.</summary>
    public Money UnitPrice { get; set; }

    /// <summary>Gross; what discounts took off, so that UnitPrice × Quantity − Discount is the total.</summary>
    public Money Discount { get; set; }

    /// <summary>Gross.</summary>
    public Money Total { get; set; }

    /// <summary>As a fraction: 0.07.</summary>
    public decimal TaxRate { get; set; }

    /// <summary>Net purchase cost per piece when it was ordered.</summary>
    public Money? UnitCost { get; set; }

    public int Position { get; set; }
}

/// <summary>What a line stands for.</summary>
public enum OrderLineKind
{
    Goods,
    Shipping,

    /// <summary>Postage, fees, manual entries.</summary>
    Service,
}

/// <summary>A discount of the order with its name as it was; what it took off which line stands in the lines.</summary>
public class OrderDiscount
{
    public int Id { get; set; }

    public int OrderId { get; set; }

    /// <summary>Null once the discount is gone.</summary>
    public int? DiscountId { get; set; }

    /// <summary>In the order's language.</summary>
    public required string Name { get; set; }

    public string Coupon { get; set; } = "";

    /// <summary>Gross, positive.</summary>
    public Money Amount { get; set; }
}

/// <summary>Gross and VAT of an order under one rate.</summary>
public class OrderTax
{
    public int Id { get; set; }

    public int OrderId { get; set; }

    public decimal Rate { get; set; }

    public Money Gross { get; set; }

    public Money Tax { get; set; }
}

/// <summary>One entry of the order's timeline.</summary>
public class OrderEvent
{
    public int Id { get; set; }

    public int OrderId { get; set; }

    public DateTime At { get; set; }

    /// <summary>"placed", "paid", "shipped", "cancelled", "invoiced", "note".</summary>
    public required string Kind { get; set; }

    public string Text { get; set; } = "";

    public required string By { get; set; }
}
