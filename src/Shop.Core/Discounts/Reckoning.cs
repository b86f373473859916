using Shop.Common;

namespace Shop.Discounts;

/// <summary>What a discount would save on its lines, by its kind: a candidate, or the reason why it saves nothing.</summary>
internal sealed class Reckoning(DiscountBasket basket)
{
    public Result<Candidate> Of(Discount discount, int rank, int[] positions)
    {
        var value = basket.Value(positions);
        if (value < discount.Minimum.Cents)
            return new Problem("minimum", "Es fehlen noch {0} bis zum Mindestwert von {1}.", new Money(discount.Minimum.Cents - value), discount.Minimum);
        var result = discount.Kind switch
        {
            DiscountKind.Percentage => Percentage(discount, rank, positions, discount.Percent, new Problem("percent", "{0:0.##} % von {1}.", discount.Percent, new Money(value))),
            DiscountKind.Amount => Amount(discount, rank, positions, discount.Amount, new Problem("amount", "{0} Nachlass auf {1}.", discount.Amount, new Money(value))),
            DiscountKind.FixedPrice => FixedPrice(discount, rank, positions),
            DiscountKind.FreeShipping => FreeShipping(discount, rank),
            DiscountKind.BuyXGetY => BuyXGetY(discount, rank, positions),
            DiscountKind.CheapestFree => CheapestFree(discount, rank, positions),
            DiscountKind.BundlePrice => discount.Pieces == 0 ? Set(discount, rank, positions) : Bundle(discount, rank, positions),
            DiscountKind.Tiered => Tiered(discount, rank, positions, value),
            _ => throw new InvalidOperationException($"No reckoning for {discount.Kind}"),
        };
        return result.Ok && result.Value.Gain == 0 ? Nothing(discount) : result;
    }

    private static Problem Nothing(Discount discount) => discount.MarginCaps
        ? new Problem("margin", "Die Mindestmarge lässt hier keinen Nachlass zu.")
        : new Problem("no-saving", "Der Preis ist ohne den Rabatt nicht höher.");

    private Result<Candidate> Percentage(Discount discount, int rank, int[] positions, decimal percent, Problem how) =>
        Candidate.OfSplit(discount, rank, how, basket, positions, (new Money(basket.Value(positions)) * (percent / 100)).Cents);

    private Result<Candidate> Amount(Discount discount, int rank, int[] positions, Money amount, Problem how)
    {
        var value = basket.Value(positions);
        return discount is { ForEverything: true, MarginCaps: false }
            ? Candidate.OfWhole(discount, rank, how, amount.Cents, value)
            : Candidate.OfSplit(discount, rank, how, basket, positions, Math.Min(amount.Cents, value));
    }

    private Result<Candidate> FixedPrice(Discount discount, int rank, int[] positions) => Candidate.OfParts(
        discount, rank, new Problem("fixed-price", "Jedes Stück kostet {0}.", discount.Amount), basket, positions,
        [.. positions.Select(i => Math.Max(0, basket.Lines[i].UnitPrice.Cents - discount.Amount.Cents) * basket.Lines[i].Quantity)]);

    private Result<Candidate> FreeShipping(Discount discount, int rank)
    {
        if (!basket.HasShipping)
            return new Problem("shipping-open", "Die Versandart steht noch nicht fest.");
        if (basket.Shipping == 0)
            return new Problem("shipping-free", "Der Versand ist schon kostenlos.");
        var most = discount.Amount.IsPositive ? Math.Min(discount.Amount.Cents, basket.Shipping) : basket.Shipping;
        return Candidate.OfShipping(discount, rank, new Problem("shipping", "{0} Versandkosten entfallen.", new Money(most)), most);
    }

    private Result<Candidate> BuyXGetY(Discount discount, int rank, int[] positions)
    {
        var bought = basket.Pieces(positions);
        var elsewhere = !discount.RewardProducts.IsEmpty;
        var block = elsewhere ? discount.Pieces : discount.Pieces + discount.RewardPieces;
        if (bought < block)
            return Missing(block - bought);
        var rewards = elsewhere ? Enumerable.Range(0, basket.Lines.Count).Where(i => discount.RewardProducts.Contains(basket.Lines[i].ProductId)).ToArray() : positions;
        var given = Math.Min((long)(bought / block) * discount.RewardPieces, basket.Pieces(rewards));
        if (given == 0)
            return new Problem("no-reward", "Der Artikel, den es dazu gibt, liegt nicht im Warenkorb.");
        return Cheapest(discount, rank, rewards, given, discount.Percent, new Problem("buy-get", "{0} Stück um {1:0.##} % ermäßigt.", given, discount.Percent));
    }

    private Result<Candidate> CheapestFree(Discount discount, int rank, int[] positions)
    {
        var bought = basket.Pieces(positions);
        return bought < discount.Pieces
            ? Missing(discount.Pieces - bought)
            : Cheapest(discount, rank, positions, 1, 100, new Problem("cheapest", "Das günstigste von {0} Stück ist kostenlos.", bought));
    }

    private static Problem Missing(int pieces) => new("pieces", "Es fehlen noch {0} Stück.", pieces);

    private Candidate Cheapest(Discount discount, int rank, int[] positions, long pieces, decimal percent, Problem how)
    {
        var parts = new long[positions.Length];
        foreach (var n in Enumerable.Range(0, positions.Length).OrderBy(n => basket.Lines[positions[n]].UnitPrice.Cents).ThenBy(n => n))
        {
            var line = basket.Lines[positions[n]];
            var taken = (int)Math.Min(pieces, line.Quantity);
            parts[n] = (line.UnitPrice * taken * (percent / 100)).Cents;
            pieces -= taken;
        }
        return Candidate.OfParts(discount, rank, how, basket, positions, parts);
    }

    /// <summary>Any N pieces for a price; the dearest pieces make the first bundle.</summary>
    private Result<Candidate> Bundle(Discount discount, int rank, int[] positions)
    {
        var pieces = positions.SelectMany((p, n) => Enumerable.Repeat((Cents: basket.Lines[p].UnitPrice.Cents, Line: n), basket.Lines[p].Quantity))
            .OrderByDescending(p => p.Cents).ThenBy(p => p.Line).Chunk(discount.Pieces)
            .TakeWhile(b => b.Length == discount.Pieces).ToList();
        if (pieces.Count == 0)
            return Missing(discount.Pieces - basket.Pieces(positions));
        var dear = pieces.TakeWhile(b => b.Sum(p => p.Cents) > discount.Amount.Cents).ToList();
        var weights = new long[positions.Length];
        foreach (var (cents, line) in dear.SelectMany(b => b))
            weights[line] += cents;
        return Bundled(discount, rank, positions, weights, dear.Count);
    }

    /// <summary>One piece of each named article for a price together.</summary>
    private Result<Candidate> Set(Discount discount, int rank, int[] positions)
    {
        var byProduct = positions.Select((p, n) => (Line: basket.Lines[p], N: n)).ToLookup(x => x.Line.ProductId);
        var sets = discount.Products.Ids.Min(id => byProduct[id].Sum(x => x.Line.Quantity));
        if (sets == 0)
            return new Problem("set", "Es fehlt noch ein Artikel des Pakets.");
        var weights = new long[positions.Length];
        foreach (var id in discount.Products.Ids)
        {
            var open = sets;
            foreach (var (line, n) in byProduct[id].OrderByDescending(x => x.Line.UnitPrice.Cents).ThenBy(x => x.N))
            {
                var taken = Math.Min(open, line.Quantity);
                weights[n] = line.UnitPrice.Cents * taken;
                open -= taken;
            }
        }
        return Bundled(discount, rank, positions, weights, sets);
    }

    private Candidate Bundled(Discount discount, int rank, int[] positions, long[] weights, int bundles)
    {
        var saving = Math.Max(0, weights.Sum() - discount.Amount.Cents * bundles);
        var parts = saving == 0 ? new long[positions.Length] : [.. new Money(saving).Split(weights).Select(m => m.Cents)];
        return Candidate.OfParts(discount, rank, new Problem("bundle", "{0} × Paketpreis {1}.", bundles, discount.Amount), basket, positions, parts);
    }

    private Result<Candidate> Tiered(Discount discount, int rank, int[] positions, long value)
    {
        if (discount.Tiers.Reached(new Money(value)) is { } tier)
        {
            var how = new Problem("tier", "Die Stufe ab {0} ist erreicht.", tier.From);
            return tier.Amount.IsPositive ? Amount(discount, rank, positions, tier.Amount, how) : Percentage(discount, rank, positions, tier.Percent, how);
        }
        return discount.Tiers.IsEmpty
            ? Nothing(discount)
            : new Problem("minimum", "Es fehlen noch {0} bis zur ersten Stufe ab {1}.", discount.Tiers.Tiers[0].From - new Money(value), discount.Tiers.Tiers[0].From);
    }
}
