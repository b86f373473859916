using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Orders;
using Shop.Payments;
using Shop.Settings;
using Shop.Shipping;
using Shop.Web.Storefront.Carts;

namespace Shop.Web.Storefront.Checkout;

/// <summary>Everything the confirmation shows.</summary>
/// <param name="PayUntil">Last day for the bank transfer.</param>
/// <param name="Code">For banking apps; null when there is nothing to transfer.</param>
public sealed record Confirmation(
    Order Order, ShopIdentity Shop, LocalizedText Shipping, LocalizedText Payment, DeliveryWindow Delivery, DateOnly PayUntil, GiroCode? Code)
{
    /// <summary>The amounts as this customer reads them.</summary>
    public required ShownOrder Shown { get; init; }

    /// <summary>A transfer is still to be made.</summary>
    public bool AwaitsTransfer => Order is { PaymentMethod: PaymentMethod.BankTransfer, IsPaid: false, State: not OrderState.Cancelled };

    /// <summary>In groups of four, as on a bank card.</summary>
    public string Iban => string.Join(' ', Shop.Iban.Replace(" ", "", StringComparison.Ordinal).Chunk(4).Select(g => new string(g)));

    public IEnumerable<OrderLine> Goods => Order.Lines.Where(l => l.Kind != OrderLineKind.Shipping).OrderBy(l => l.Position);
}

/// <summary>Reads the confirmation of an order that the visitor may see.</summary>
public sealed class Confirmations(ShopDb db, ShopSettings settings)
{
    /// <summary>Null when there is no such order or it is someone else's.</summary>
    public async Task<Confirmation?> ReadAsync(string number, string? accessKey, int? customerId, CancellationToken stop)
    {
        var mine = accessKey is not null ? db.Orders.Where(o => o.AccessKey == accessKey) : customerId is { } id ? db.Orders.OwnedBy(id) : null;
        // Addresses are written in lower case, numbers aren't.
        var upper = number.ToUpperInvariant();
        mine = mine?.Where(o => o.Number == number || o.Number == upper);
        var order = mine is null ? null : await mine.AsNoTracking().AsSplitQuery().Include(o => o.Lines).Include(o => o.Taxes).Include(o => o.Discounts).Include(o => o.Customer).SingleOrDefaultAsync(stop);
        if (order is null)
            return null;
        var shop = await settings.GetAsync<ShopIdentity>(stop);
        var rules = await settings.GetAsync<SalesRules>(stop);
        var shipping = await db.ShippingMethods.AsNoTracking().SingleOrDefaultAsync(s => s.Code == order.ShippingMethod, stop);
        var payment = await db.PaymentMethods.AsNoTracking().SingleOrDefaultAsync(p => p.Code == order.PaymentMethod, stop);
        var placed = Clock.BusinessDay(order.PlacedAt);
        return new Confirmation(
            order,
            shop,
            shipping?.Name ?? LocalizedText.Both(order.ShippingMethod),
            payment?.Name ?? LocalizedText.Both(order.PaymentMethod),
            await DeliveryAsync(order, shipping, placed, stop),
            placed.AddDays(rules.PaymentDays),
            GiroCode.For(shop.CompanyName, shop.Iban, shop.Bic, order.Total, order.Number))
        {
            Shown = new ShownOrder(order, rules.ShowsNet(order.Customer?.Group ?? CustomerGroup.Consumer)),
        };
    }

    private async Task<DeliveryWindow> DeliveryAsync(Order order, ShippingMethod? shipping, DateOnly placed, CancellationToken stop)
    {
        var ids = order.Lines.Where(l => l.VariantId is not null).Select(l => l.VariantId!.Value).ToList();
        var goods = await db.Variants.Where(v => ids.Contains(v.Id))
            .GroupBy(_ => 1)
            .Select(g => new { From = g.Max(v => v.DeliveryDaysFrom), To = g.Max(v => v.DeliveryDaysTo) })
            .SingleOrDefaultAsync(stop);
        var days = goods is null ? (1, 3) : (goods.From, goods.To);
        return shipping is null ? DeliveryWindow.After(placed, days.Item1, days.Item2) : shipping.Delivers(placed, days);
    }
}
