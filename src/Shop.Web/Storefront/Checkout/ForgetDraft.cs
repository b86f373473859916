using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Orders;

namespace Shop.Web.Storefront.Checkout;

/// <summary>The order has its own copy of what was filled in; the draft isn't needed any more (art. 5 (1) c GDPR).</summary>
public sealed class ForgetDraft(ShopDb db) : IOutboxHandler<OrderPlaced>
{
    public Task HandleAsync(OrderPlaced happened, CancellationToken stop) => db.CheckoutDrafts
        .Where(d => db.Carts.Any(c => c.Id == d.CartId && c.OrderId == happened.OrderId))
        .ExecuteDeleteAsync(stop);
}
