using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Assortment;

/// <summary>What a variant cost before the sell-off; cents, gross.</summary>
public sealed record PriceBefore(int VariantId, long Price, long? Former, long Reduced);

/// <summary>
/// Begins the sell-off: prices go down, the old one becomes the struck one (shown only as far as §11 PAngV allows), the rest happens by
/// itself at the end. Calling it off brings prices back that nobody has changed meanwhile.
/// </summary>
public sealed class StartRetirement(ShopDb db, TimeProvider clock)
{
    /// <summary>What a price becomes; whole cents, never below one.</summary>
    public static Money Reduced(Money price, decimal percentOff) => new(Math.Max(1, (price * (1 - (percentOff / 100m))).Cents));

    public Task<Result<Retirement>> StartAsync(int retirementId, CancellationToken stop = default) => db.InTransactionAsync<Retirement>(async () =>
    {
        var retirement = await db.Retirements.SingleAsync(r => r.Id == retirementId, stop);
        if (retirement.WhyNotStartable(clock.Today()) is { } problem)
            return problem;
        var product = await db.Products.Include(p => p.Variants).SingleAsync(p => p.Id == retirement.ProductId, stop);
        if (!product.Active)
            return new Problem("not-on-sale", "Dieses Produkt ist nicht im Verkauf.");
        if (retirement.PercentOff > 0)
            Reduce(product, retirement);
        retirement.State = RetirementState.Selling;
        retirement.StartedAt = clock.UtcNow();
        await db.SaveChangesAsync(stop);
        return retirement;
    }, stop);

    public Task<Result<Retirement>> CancelAsync(int retirementId, CancellationToken stop = default) => db.InTransactionAsync<Retirement>(async () =>
    {
        var retirement = await db.Retirements.SingleAsync(r => r.Id == retirementId, stop);
        if (retirement.WhyNotCancellable() is { } problem)
            return problem;
        var product = await db.Products.Include(p => p.Variants).SingleAsync(p => p.Id == retirement.ProductId, stop);
        foreach (var before in Before(retirement))
        {
            if (product.Variants.Find(v => v.Id == before.VariantId) is { } variant && variant.Price.Cents == before.Reduced)
            {
                variant.Price = new Money(before.Price);
                variant.FormerPrice = before.Former is { } former ? new Money(former) : null;
            }
        }
        product.RefreshPrices();
        retirement.State = RetirementState.Cancelled;
        retirement.EndedAt = clock.UtcNow();
        await db.SaveChangesAsync(stop);
        return retirement;
    }, stop);

    public static IReadOnlyList<PriceBefore> Before(Retirement retirement) =>
        retirement.PricesBefore.Length == 0 ? [] : JsonSerializer.Deserialize<List<PriceBefore>>(retirement.PricesBefore) ?? [];

    private static void Reduce(Product product, Retirement retirement)
    {
        var before = new List<PriceBefore>();
        foreach (var variant in product.Variants.Where(v => v.Active && v.Price.IsPositive))
        {
            var reduced = Reduced(variant.Price, retirement.PercentOff);
            before.Add(new PriceBefore(variant.Id, variant.Price.Cents, variant.FormerPrice?.Cents, reduced.Cents));
            variant.FormerPrice = variant.Price;
            variant.Price = reduced;
        }
        retirement.PricesBefore = JsonSerializer.Serialize(before);
        product.RefreshPrices();
    }
}
