using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Stock;

namespace Shop.Pricing.Calculation;

/// <summary>
/// Takes a calculated price over: the variant gets it, its landed cost becomes the purchase cost, and the decision is written down with its
/// evidence and reason, all in one transaction. Refusals: "no-reason", "price-low", "price-moved", "gone", and those of <see cref="ReviseProduct"/>.
/// </summary>
public sealed class DecidePrice(ShopDb db, ReviseProduct revise, TimeProvider clock)
{
    public const int LongestReason = 500;

    /// <param name="variantId">What is priced.</param>
    /// <param name="seen">The gross price the decision was made upon; another one by now refuses it.</param>
    /// <param name="price">Gross.</param>
    /// <param name="reason">Why; can't be left out.</param>
    /// <param name="evidence">What was known.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task<Result<PriceDecision>> DecideAsync(
        int variantId, Money seen, Money price, string reason, PriceEvidence evidence, CancellationToken stop = default)
    {
        if (WhyNot(price, reason) is { } refused)
            return refused;
        var productId = await db.Variants.Where(v => v.Id == variantId).Select(v => v.ProductId).SingleOrDefaultAsync(stop);
        if (productId == 0)
            return new Problem("gone", "Diese Ausführung gibt es nicht mehr.");
        PriceDecision? decision = null;
        var revised = await revise.ReviseAsync(productId, null, product =>
        {
            var variant = product.Variants.Single(v => v.Id == variantId);
            if (variant.Price != seen)
                return new Problem("price-moved", "Der Preis hat sich inzwischen auf {0} geändert. Bitte prüfen Sie die Kalkulation noch einmal.", variant.Price);
            decision = new PriceDecision
            {
                VariantId = variantId,
                At = clock.UtcNow(),
                By = Actor.Current,
                OldPrice = seen,
                NewPrice = price,
                Reason = reason.Trim(),
                Evidence = JsonSerializer.Serialize(evidence),
            };
            db.PriceDecisions.Add(decision);
            (variant.Price, variant.Cost) = (price, new Money(evidence.Landed));
            return null;
        }, [], stop);
        return revised.Problem is { } problem ? problem : decision!;
    }

    private static Problem? WhyNot(Money price, string reason)
    {
        if (!price.IsPositive)
            return new Problem("price-low", "Der Preis muss über 0 liegen.");
        return string.IsNullOrWhiteSpace(reason)
            ? new Problem("no-reason", "Bitte schreiben Sie einen Satz dazu, warum der Preis so sein soll.")
            : reason.Trim().Length > LongestReason ? new Problem("reason-long", "Bitte höchstens {0} Zeichen.", LongestReason) : null;
    }
}
