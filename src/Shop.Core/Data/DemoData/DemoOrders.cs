using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Orders;
using Shop.Payments;
using Shop.Pricing;
using Shop.Shipping;
using Shop.Stock;

namespace Shop.Data.DemoData;

/// <summary>Writes the sales as orders with lines at the prices of their day, events and payments. Only the orders learn their ids.</summary>
internal sealed class DemoOrders(ShopDb db, DemoCalendar calendar, DemoStock stock)
{
    private readonly DemoDice _dice = new("orders");
    private readonly DemoCoupons _coupons = new(db);
    private readonly HashSet<DemoBuyer> _known = [];
    private Dictionary<string, ShippingMethod> _shipping = [];
    private TaxTable _taxes = new(new Dictionary<Catalog.TaxClass, decimal>());
    private (int? Terms, int? Withdrawal) _contract;

    /// <summary>Saves all orders and hands them back, oldest first, with their ids.</summary>
    public async Task<IReadOnlyList<Order>> SeedAsync(IReadOnlyList<DemoSale> sales, TaxTable taxes, CancellationToken stop)
    {
        _taxes = taxes;
        _shipping = await db.ShippingMethods.AsNoTracking().ToDictionaryAsync(m => m.Code, stop);
        _contract = (await PageVersionAsync("agb", stop), await PageVersionAsync("widerruf", stop));
        await _coupons.LoadAsync(stop);
        var numbers = await TakeNumbersAsync(sales.Count, stop);
        var orders = sales.Select((sale, i) => Make(sale, numbers.NumberAt(i))).ToList();
        await new BulkInsert<Order>(db).InsertAsync(orders, stop);
        await InsertPartsAsync(orders, stop);
        return orders;
    }

    /// <summary>Everything that hangs on the orders, a table at a time.</summary>
    private async Task InsertPartsAsync(List<Order> orders, CancellationToken stop)
    {
        var ids = await db.Orders.Where(o => o.Source == OrderSource.Demo).Select(o => new { o.Number, o.Id }).ToDictionaryAsync(o => o.Number, o => o.Id, stop);
        foreach (var order in orders)
        {
            order.Id = ids[order.Number];
            order.Lines.ForEach(l => l.OrderId = order.Id);
            order.Taxes.ForEach(t => t.OrderId = order.Id);
            order.Discounts.ForEach(d => d.OrderId = order.Id);
            order.Events.ForEach(e => e.OrderId = order.Id);
        }
        await new BulkInsert<OrderLine>(db).InsertAsync(orders.SelectMany(o => o.Lines), stop);
        await new BulkInsert<OrderTax>(db).InsertAsync(orders.SelectMany(o => o.Taxes), stop);
        await new BulkInsert<OrderDiscount>(db).InsertAsync(orders.SelectMany(o => o.Discounts), stop);
        await new BulkInsert<OrderEvent>(db).InsertAsync(orders.SelectMany(o => o.Events), stop);
        await new BulkInsert<Payment>(db).InsertAsync(orders.SelectMany(PaymentsOf), stop);
        await new BulkInsert<StockMovement>(db).InsertAsync(orders.SelectMany(stock.MovementsOf), stop);
        await _coupons.BookAsync(orders, stop);
    }

    private async Task<NumberRange> TakeNumbersAsync(int count, CancellationToken stop) =>
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var numbers = await NumberSeries.TakeManyAsync(db, "order", count, stop);
            await transaction.CommitAsync(stop);
            return numbers;
        });

    private async Task<int?> PageVersionAsync(string key, CancellationToken stop) =>
        (await db.ContentPages.Where(p => p.Key == key).SelectMany(p => p.Versions).OrderBy(v => v.Id).FirstOrDefaultAsync(stop))?.Id;

    private Order Make(DemoSale sale, string number)
    {
        var buyer = sale.Buyer;
        var known = !_known.Add(buyer);
        var paysLater = PaysLater(buyer, known);
        var fate = DemoFate.Of(sale.PlacedAt, paysLater, calendar, _dice);
        var method = _shipping[ShippingFor(buyer)];
        var order = new Order
        {
            Number = number,
            Source = OrderSource.Demo,
            AccessKey = _dice.Key(32),
            PlacedAt = sale.PlacedAt,
            CustomerId = buyer.Customer!.Id,
            Email = buyer.Email,
            Language = buyer.Language,
            BillingAddress = buyer.Address,
            ShippingAddress = buyer.Address,
            ShippingMethod = method.Code,
            PaymentMethod = paysLater ? PaymentMethod.Invoice : PaymentMethod.BankTransfer,
            State = fate.StateOf(paysLater),
            PaidAt = fate.PaidAt,
            ShippedAt = fate.ShippedAt,
            CancelledAt = fate.CancelledAt,
            TrackingNumber = fate.ShippedAt is null || method.Code == BasicData.Pickup ? "" : $"KK{_dice.Between(100000, 999999)}{_dice.Between(100000, 999999)}",
            TermsVersionId = _contract.Terms,
            WithdrawalVersionId = _contract.Withdrawal,
        };
        AddLines(order, sale, method, !known);
        AddEvents(order, fate);
        return order;
    }

    /// <summary>Cafés nearly always buy on invoice, known customers often, new ones now and then.</summary>
    private bool PaysLater(DemoBuyer buyer, bool known) => _dice.Chance(buyer.IsCafe ? 0.95 : known ? 0.48 : 0.3);

    private string ShippingFor(DemoBuyer buyer) => buyer.Address switch
    {
        { Country: not "DE" } => BasicData.EuShipping,
        { City: "Hamburg" } when !buyer.IsCafe && _dice.Chance(0.12) => BasicData.Pickup,
        _ => BasicData.StandardShipping,
    };

    private void AddLines(Order order, DemoSale sale, ShippingMethod method, bool first)
    {
        var lines = sale.Picks
            .Select(p => new LineToPrice(p.Article.VariantId, p.Article.Sku, p.Article.Name, p.Quantity, p.UnitPrice, p.Article.TaxClass))
            .ToList();
        var quote = _coupons.Price(sale, lines, new ShippingToPrice(method.Name, method.Price, method.FreeFrom), first, _taxes);
        order.AddLines(quote, sale.Picks.ToDictionary(p => p.Article.VariantId, p => (LocalizedText.Empty, p.Article.Cost)));
    }

    private static void AddEvents(Order order, DemoFate fate)
    {
        Add(order.PlacedAt, "placed", "", order.BillingAddress.FullName);
        Add(order.PaidAt, "paid", "", DemoAccounts.Accountant.DisplayName);
        Add(order.ShippedAt, "shipped", order.TrackingNumber, DemoAccounts.Support.DisplayName);
        Add(order.CancelledAt, "cancelled", fate.NeverPaid ? "Kein Zahlungseingang" : "Auf Wunsch der Kundschaft", DemoAccounts.Support.DisplayName);

        void Add(DateTime? at, string kind, string text, string by)
        {
            if (at is { } time)
                order.Events.Add(new OrderEvent { At = time, Kind = kind, Text = text, By = by });
        }
    }

    private static IEnumerable<Payment> PaymentsOf(Order order)
    {
        if (order.PaidAt is { } at)
        {
            yield return new Payment
            {
                OrderId = order.Id,
                Amount = order.Total,
                Method = order.PaymentMethod,
                ReceivedAt = at,
                BookedBy = DemoAccounts.Accountant.DisplayName,
                Key = $"order:{order.Id}",
                Reference = order.Number,
            };
        }
    }
}
