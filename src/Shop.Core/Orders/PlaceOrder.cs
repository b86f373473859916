using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Discounts;
using Shop.Payments;
using Shop.Pricing;
using Shop.Shipping;
using Shop.Stock;

namespace Shop.Orders;

/// <summary>
/// Turns a cart into an order in one transaction: the cart is claimed, prices and discounts are checked against what the customer
/// confirmed, stock is promised line by line, the order is written with its event. Payment comes afterwards. Refusals: "cart-empty", "already-ordered",
/// "unavailable", "sold-out", "price-changed", "discount-gone", "no-shipping", "no-payment".
/// </summary>
public sealed class PlaceOrder(ShopDb db, StockLedger stock, PriceLists prices, DiscountDesk discounts, ReadOrderTerms orderTerms)
{
    public async Task<Result<Order>> PlaceAsync(OrderRequest request, CancellationToken stop = default)
    {
        var list = await prices.NowAsync(stop);
        var terms = await orderTerms.OfAsync(request, stop);
        return await db.InTransactionAsync(() => PlaceInsideAsync(request, list, terms, stop), stop);
    }

    /// <summary>The order that a cart became, for the second click of a double click.</summary>
    public Task<Order?> AlreadyPlacedAsync(int cartId, CancellationToken stop = default) =>
        db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.CartId == cartId, stop);

    private async Task<Result<Order>> PlaceInsideAsync(OrderRequest request, PriceList list, OrderTerms terms, CancellationToken stop)
    {
        if (!await ClaimCartAsync(request.CartId, terms.At, stop))
            return new Problem("already-ordered", "Dieser Warenkorb ist bereits bestellt.");
        var lines = await LinesAsync(request.CartId, list, request.ShippingAddress.Country, stop);
        if (WhyNot(request, lines, terms.Shipping, terms.Payment) is { } problem)
            return problem;

        var purchase = new Purchase([.. lines.Select(l => l.ToPrice())], terms.Shipping!.ToPrice(request.Destination), lines[0].Coupons);
        var buyer = db.Buyer(lines[0].Group, request.CustomerId, request.Email, request.ShippingAddress.Country);
        var reduced = await discounts.AskAsync(purchase, buyer, stop);
        var quote = reduced.Price(purchase, list.Taxes).Under(terms.Treatment);
        if (quote.Total != request.ConfirmedTotal)
            return await discounts.WhyGoneAsync(request.ConfirmedDiscounts, reduced, stop)
                ?? new Problem("price-changed", "Der Gesamtbetrag hat sich auf {0} geändert. Bitte prüfen und bestätigen Sie ihn.", quote.Total);

        var order = await OrderFromAsync(request, quote, lines, terms, stop);
        db.Orders.Add(order);
        await db.SaveChangesAsync(stop);
        if (await discounts.BookAsync(reduced, order.Id, buyer, stop) is { } gone)
            return gone;

        foreach (var line in lines.OrderBy(l => l.VariantId))
        {
            if (!await stock.TryReserveAsync(line.VariantId, line.Quantity, order.Id, stop))
                return new Problem("sold-out", "„{0}“ ist gerade ausverkauft.", line.Name);
        }
        await db.Carts.Where(c => c.Id == request.CartId).ExecuteUpdateAsync(c => c.SetProperty(x => x.OrderId, order.Id), stop);
        db.Outbox.Add(OutboxMessage.Of(new OrderPlaced(order.Id), terms.At));
        await db.SaveChangesAsync(stop);
        return order;
    }

    /// <summary>Holds the cart's row until the end of the transaction, so that a second click waits and then finds it ordered.</summary>
    private async Task<bool> ClaimCartAsync(int cartId, DateTime at, CancellationToken stop) =>
        await db.Carts.Where(c => c.Id == cartId && c.OrderId == null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.UpdatedAt, at), stop) == 1;

    /// <summary>The lines at the prices that their quantities, the cart's customer and the country of delivery reach.</summary>
    private async Task<List<LineToOrder>> LinesAsync(int cartId, PriceList list, string country, CancellationToken stop)
    {
        var lines = await (
            from l in db.CartLines
            where l.CartId == cartId
            join v in db.Variants on l.VariantId equals v.Id
            orderby l.Id
            select new LineToOrder(
                v.Id, v.Sku, v.Product!.Name, v.Name, l.Quantity, v.Price, v.Cost, v.Product.TaxClass, v.Active && v.Product.Active,
                db.Carts.Where(c => c.Id == l.CartId).Join(db.Customers, c => c.CustomerId, x => x.Id, (c, x) => x.Group).FirstOrDefault(),
                db.Carts.Where(c => c.Id == l.CartId).Select(c => c.Coupons).First()))
            .ToListAsync(stop);
        return lines.ConvertAll(l => l with { Price = list.Of(l.VariantId, l.Price, l.Quantity, l.Group, country).Price });
    }

    private static Problem? WhyNot(OrderRequest request, List<LineToOrder> lines, ShippingMethod? shipping, PaymentMethod? payment)
    {
        if (lines.Count == 0)
            return new Problem("cart-empty", "Ihr Warenkorb ist leer.");
        if (lines.Find(l => !l.Available) is { } gone)
            return new Problem("unavailable", "„{0}“ gibt es nicht mehr. Bitte entfernen Sie den Artikel aus dem Warenkorb.", gone.Name);
        if (shipping?.ShipsTo(request.Destination) != true)
            return new Problem("no-shipping", "Diese Versandart gibt es für das Lieferland nicht.");
        return payment is null ? new Problem("no-payment", "Diese Zahlungsart gibt es nicht.") : null;
    }

    private async Task<Order> OrderFromAsync(
        OrderRequest request, Quote quote, List<LineToOrder> lines, OrderTerms terms, CancellationToken stop)
    {
        var now = terms.At;
        var order = new Order
        {
            Number = await NumberSeries.TakeAsync(db, "order", stop),
            AccessKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            PlacedAt = now,
            CustomerId = request.CustomerId,
            Customer = request.CustomerId is null ? await GuestAsync(request, now, stop) : null,
            Email = request.Email,
            Language = request.Language,
            BillingAddress = request.BillingAddress,
            ShippingAddress = request.ShippingAddress,
            ShippingMethod = request.ShippingMethod,
            PaymentMethod = request.PaymentMethod,
            State = terms.Payment!.PaysLater ? OrderState.ReadyToShip : OrderState.AwaitingPayment,
            CustomerNote = request.CustomerNote,
            BuyerVatId = VatIds.Tidy(request.VatId),
            CartId = request.CartId,
            TermsVersionId = terms.TermsVersionId,
            WithdrawalVersionId = terms.WithdrawalVersionId,
        };
        order.AddLines(quote, lines.ToDictionary(l => l.VariantId, l => (l.VariantName, l.Cost)));
        order.Note(now, "placed");
        if (quote.Treatment == TaxTreatment.Domestic && TaxTreatments.CouldBeTaxFree(request.ShippingAddress.Country, order.BuyerVatId))
            order.Note(now, "note", Texts.In(System.Globalization.CultureInfo.GetCultureInfo("de-DE"), "Die USt-IdNr. {0} war bei der Bestellung nicht bestätigt; berechnet mit Mehrwertsteuer.", order.BuyerVatId));
        return order;
    }

    private async Task<Customer> GuestAsync(OrderRequest request, DateTime now, CancellationToken stop)
    {
        // Whoever has a confirmed account with this address finds the order there, also without having signed in.
        var written = request.Email.ToUpperInvariant();
        var known = await db.Users.Where(u => u.NormalizedEmail == written && u.EmailConfirmed).Join(db.Customers, u => (int?)u.Id, c => c.UserId, (_, c) => c).FirstOrDefaultAsync(stop)
            ?? await db.Customers.FirstOrDefaultAsync(c => c.Email == request.Email && c.UserId == null, stop);
        return known ?? new Customer
        {
            Number = await NumberSeries.TakeAsync(db, "customer", stop),
            Email = request.Email,
            FirstName = request.BillingAddress.FirstName,
            LastName = request.BillingAddress.LastName,
            Company = request.BillingAddress.Company,
            VatId = VatIds.Tidy(request.VatId),
            Language = request.Language,
            CreatedAt = now,
        };
    }

    private sealed record LineToOrder(
        int VariantId, string Sku, LocalizedText Name, LocalizedText VariantName, int Quantity, Money Price, Money? Cost, TaxClass TaxClass, bool Available,
        CustomerGroup Group, string CouponCodes)
    {
        public IReadOnlyList<string> Coupons => CouponCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        public LineToPrice ToPrice() => new(VariantId, Sku, Name, Quantity, Price, TaxClass);
    }
}
