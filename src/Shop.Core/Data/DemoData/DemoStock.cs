using Shop.Common;
using Shop.Orders;
using Shop.Stock;

namespace Shop.Data.DemoData;

/// <summary>
/// Keeps the demo's stock book: what orders promised and took, and the opening stock and monthly deliveries that lead exactly to the
/// pieces that the catalogue says are free today.
/// </summary>
internal sealed class DemoStock(DemoCalendar calendar, IReadOnlyList<DemoArticle> articles)
{
    private readonly Dictionary<int, int[]> _shipped = articles.ToDictionary(a => a.VariantId, _ => new int[DemoCalendar.Months + 3]);
    private readonly Dictionary<int, int> _reserved = articles.ToDictionary(a => a.VariantId, _ => 0);
    private readonly Dictionary<int, int> _returned = articles.ToDictionary(a => a.VariantId, _ => 0);

    /// <summary>Writes an order's goods into the book.</summary>
    public IEnumerable<StockMovement> MovementsOf(Order order)
    {
        foreach (var line in order.Lines.Where(l => l.VariantId is not null))
        {
            var id = line.VariantId!.Value;
            yield return Movement(id, StockMovementKind.Reserved, 0, line.Quantity, order.PlacedAt, order.Id, order.BillingAddress.FullName);
            if (order.CancelledAt is { } cancelled)
            {
                yield return Movement(id, StockMovementKind.Released, 0, -line.Quantity, cancelled, order.Id, DemoAccounts.Support.DisplayName);
            }
            else if (order.ShippedAt is { } shipped)
            {
                _shipped[id][MonthOf(shipped)] += line.Quantity;
                yield return Movement(id, StockMovementKind.Shipped, -line.Quantity, -line.Quantity, shipped, order.Id, DemoAccounts.Support.DisplayName);
            }
            else
            {
                _reserved[id] += line.Quantity;
            }
        }
    }

    /// <summary>Puts a returned piece back on the shelf.</summary>
    public StockMovement TakeBack(int variantId, int quantity, DateTime at, int orderId)
    {
        _returned[variantId] += quantity;
        return Movement(variantId, StockMovementKind.Returned, quantity, 0, at, orderId, DemoAccounts.Support.DisplayName);
    }

    /// <summary>Whether a returned piece may go back: the stock of today must not have to be less than what came back.</summary>
    public bool HasRoomFor(int variantId, int quantity) =>
        articles.First(a => a.VariantId == variantId).Stock >= _returned[variantId] + quantity;

    /// <summary>Saves opening stock, deliveries and today's stock, once all orders and returns are in the book.</summary>
    public async Task CloseAsync(ShopDb db, CancellationToken stop)
    {
        await new BulkInsert<StockMovement>(db).InsertAsync(articles.SelectMany(DeliveriesOf), stop);
        await new BulkInsert<StockItem>(db).InsertAsync(articles.Select(ItemOf), stop);
    }

    private StockItem ItemOf(DemoArticle article) => new()
    {
        VariantId = article.VariantId,
        OnHand = article.Stock + _reserved[article.VariantId],
        Reserved = _reserved[article.VariantId],
    };

    /// <summary>Units per product in orders of the last 90 days.</summary>
    public IReadOnlyDictionary<int, int> SoldLately(IEnumerable<Order> orders)
    {
        var since = calendar.Now.AddDays(-90);
        var products = articles.ToDictionary(a => a.VariantId, a => a.ProductId);
        return orders.Where(o => o.PlacedAt >= since && o.State != OrderState.Cancelled)
            .SelectMany(o => o.Lines)
            .Where(l => l.VariantId is not null)
            .GroupBy(l => products[l.VariantId!.Value])
            .ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity));
    }

    /// <summary>
    /// A month begins with what it will ship and what shall be left at its end; that target never exceeds what is still to be shipped
    /// later, so no delivery is negative and the last one ends at today's stock.
    /// </summary>
    private IEnumerable<StockMovement> DeliveriesOf(DemoArticle article)
    {
        var shipped = _shipped[article.VariantId];
        var end = article.Stock + _reserved[article.VariantId] - _returned[article.VariantId];
        var buffer = Math.Max(12, end);
        var first = MonthOf(article.OnSaleFrom.StartUtc());
        var onHand = 0;
        for (var month = first; month < shipped.Length; month++)
        {
            var later = shipped.Skip(month + 1).Sum();
            var delivery = Math.Min(buffer, end + later) + shipped[month] - onHand;
            onHand += delivery - shipped[month];
            if (month == first)
                yield return Movement(article.VariantId, StockMovementKind.Opening, delivery, 0, article.OnSaleFrom.AddDays(-1).StartUtc().AddHours(8), null, DemoAccounts.Manager.DisplayName);
            else if (delivery > 0)
                yield return Movement(article.VariantId, StockMovementKind.Received, delivery, 0, DeliveredAt(month), null, DemoAccounts.Manager.DisplayName);
        }
    }

    /// <summary>Months are counted from the one in which the catalogue was entered.</summary>
    private int MonthOf(DateTime at)
    {
        var (day, begin) = (Clock.BusinessDay(at), Clock.BusinessDay(calendar.EnteredAt));
        return ((day.Year - begin.Year) * 12) + day.Month - begin.Month;
    }

    /// <summary>The morning of the month's first day, before anything is packed.</summary>
    private DateTime DeliveredAt(int month)
    {
        var begin = Clock.BusinessDay(calendar.EnteredAt);
        var at = DemoCalendar.At(new DateOnly(begin.Year, begin.Month, 1).AddMonths(month), 6, 30);
        return at < calendar.Now ? at : calendar.Now;
    }

    private static StockMovement Movement(int variantId, StockMovementKind kind, int onHand, int reserved, DateTime at, int? orderId, string by) => new()
    {
        VariantId = variantId,
        Kind = kind,
        OnHandChange = onHand,
        ReservedChange = reserved,
        At = at,
        OrderId = orderId,
        By = by,
    };
}
