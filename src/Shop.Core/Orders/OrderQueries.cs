using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Orders;

/// <summary>Questions about orders, read as sentences.</summary>
public static class OrderQueries
{
    public static IQueryable<Order> OwnedBy(this IQueryable<Order> orders, int customerId) => orders.Where(o => o.CustomerId == customerId);

    /// <summary>What a guest may see: number and key of the same order.</summary>
    public static IQueryable<Order> OpenedWith(this IQueryable<Order> orders, string number, string accessKey) =>
        orders.Where(o => o.Number == number && o.AccessKey == accessKey);

    /// <summary>Lines whose pieces are in the stock ledger.</summary>
    public static IEnumerable<OrderLine> StockedLines(this Order order) =>
        order.Lines.Where(l => l is { Kind: OrderLineKind.Goods, VariantId: not null }).OrderBy(l => l.VariantId);

    /// <summary>Saves, or says that someone else changed the order meanwhile.</summary>
    internal static async Task<Result<Order>> SaveOrRefuseAsync(this ShopDb db, Order order, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return order;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("changed-meanwhile", "Die Bestellung wurde gerade von jemand anderem geändert. Bitte laden Sie sie neu.");
        }
    }
}
