using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers;
using Shop.Customers.VatChecks;
using Shop.Data;
using Shop.Payments;
using Shop.Pricing;
using Shop.Shipping;

namespace Shop.Orders;

/// <summary>How an order is sent, paid and taxed, and the wordings it is made under.</summary>
/// <param name="At">When the order came in; what was in force then is in force for it.</param>
/// <param name="Shipping">Null where it isn't offered (any more).</param>
/// <param name="Payment">The same.</param>
public sealed record OrderTerms(DateTime At, ShippingMethod? Shipping, PaymentMethod? Payment, int? TermsVersionId, int? WithdrawalVersionId, TaxTreatment Treatment);

/// <summary>Reads what only the merchant changes before the order's transaction begins, which on SQLite holds every other writer up.</summary>
public sealed class ReadOrderTerms(ShopDb db, OfferedShipping shipping, OfferedPayment payment, TimeProvider clock)
{
    public async Task<OrderTerms> OfAsync(OrderRequest request, CancellationToken stop = default)
    {
        var now = clock.UtcNow();
        var wordings = await WordingsAsync(now, stop);
        return new OrderTerms(
            now,
            (await shipping.ReadAsync(stop)).Find(s => s.Code == request.ShippingMethod),
            (await payment.ReadAsync(stop)).Find(p => p.Code == request.PaymentMethod),
            wordings.GetValueOrDefault("agb"),
            wordings.GetValueOrDefault("widerruf"),
            await TreatmentAsync(request, now, stop));
    }

    /// <summary>Tax-free within the EU only on an answer of the register that still counts.</summary>
    private async Task<TaxTreatment> TreatmentAsync(OrderRequest request, DateTime now, CancellationToken stop)
    {
        var (country, vatId) = (request.ShippingAddress.Country, VatIds.Tidy(request.VatId));
        var proven = TaxTreatments.CouldBeTaxFree(country, vatId) && await db.IsProvenAsync(vatId, now, stop);
        return TaxTreatments.Of(country, vatId, proven);
    }

    /// <summary>The versions in force of the texts that a contract is made under.</summary>
    private async Task<Dictionary<string, int?>> WordingsAsync(DateTime now, CancellationToken stop) =>
        await db.ContentPages.Where(p => p.Key == "agb" || p.Key == "widerruf")
            .Select(p => new
            {
                p.Key,
                Version = p.Versions.Where(v => v.ValidFrom <= now).OrderByDescending(v => v.ValidFrom).ThenByDescending(v => v.Id).Select(v => (int?)v.Id).FirstOrDefault(),
            })
            .ToDictionaryAsync(p => p.Key, p => p.Version, stop);
}
