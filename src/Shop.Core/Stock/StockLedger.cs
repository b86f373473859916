using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Settings;

namespace Shop.Stock;

/// <summary>
/// Moves stock by conditional set-based updates inside the caller's transaction; the movement rows go into the caller's save. Two
/// customers after the last piece: one update finds a row, the other none. Pages that show the availability go stale.
/// </summary>
public sealed class StockLedger(ShopDb db, ShopSettings settings, TimeProvider clock)
{
    /// <summary>Promises pieces to an order; false when fewer are free.</summary>
    public async Task<bool> TryReserveAsync(int variantId, int quantity, int orderId, CancellationToken stop = default)
    {
        var moved = await db.StockItems.Where(s => s.VariantId == variantId && s.OnHand - s.Reserved >= quantity)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Reserved, x => x.Reserved + quantity), stop);
        if (moved == 0)
            return false;
        Record(variantId, StockMovementKind.Reserved, 0, quantity, orderId);
        var rules = await settings.GetAsync<SalesRules>(stop);
        await MarkStaleAsync(variantId, atMost: rules.FewLeft, stop);
        return true;
    }

    /// <summary>Gives promised pieces back, e.g. after a cancellation.</summary>
    public async Task ReleaseAsync(int variantId, int quantity, int orderId, CancellationToken stop = default)
    {
        await MoveAsync(variantId, 0, -quantity, stop);
        await TellIfBackAsync(variantId, quantity, stop);
        Record(variantId, StockMovementKind.Released, 0, -quantity, orderId);
    }

    /// <summary>Takes promised pieces out of the house.</summary>
    public async Task ShipAsync(int variantId, int quantity, int orderId, CancellationToken stop = default)
    {
        await MoveAsync(variantId, -quantity, -quantity, stop);
        Record(variantId, StockMovementKind.Shipped, -quantity, -quantity, orderId);
    }

    /// <summary>Puts pieces back on the shelf or takes a delivery in.</summary>
    public async Task AddAsync(int variantId, int quantity, StockMovementKind kind, int? orderId = null, string note = "", CancellationToken stop = default)
    {
        await MoveAsync(variantId, quantity, 0, stop);
        await TellIfBackAsync(variantId, quantity, stop);
        Record(variantId, kind, quantity, 0, orderId, note);
    }

    /// <summary>Sets the counted stock; refused below what is promised to orders.</summary>
    public async Task<Problem?> CountAsync(int variantId, int counted, string note, CancellationToken stop = default)
    {
        var before = await db.StockItems.AsNoTracking().SingleAsync(s => s.VariantId == variantId, stop);
        if (counted == before.OnHand)
            return null;
        if (counted < before.Reserved)
            return new Problem("below-reserved", "{0} Stück sind für Bestellungen zugesagt; weniger kann nicht im Bestand sein.", before.Reserved);
        var moved = await db.StockItems.Where(s => s.VariantId == variantId && s.OnHand == before.OnHand && s.Reserved <= counted)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.OnHand, counted), stop);
        if (moved == 0)
            return new Problem("stock-moved", "Der Bestand hat sich gerade geändert. Bitte prüfen Sie die Zahl noch einmal.");
        await TellIfBackAsync(variantId, counted - before.OnHand, stop);
        Record(variantId, StockMovementKind.Counted, counted - before.OnHand, 0, null, note);
        await MarkStaleAsync(variantId, int.MaxValue, stop);
        return null;
    }

    private async Task MoveAsync(int variantId, int onHand, int reserved, CancellationToken stop)
    {
        var moved = await db.StockItems
            .Where(s => s.VariantId == variantId && s.OnHand + onHand >= 0 && s.Reserved + reserved >= 0)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.OnHand, x => x.OnHand + onHand).SetProperty(x => x.Reserved, x => x.Reserved + reserved), stop);
        if (moved == 0)
            throw new InvalidOperationException($"Stock of variant {variantId} can't move by {onHand}/{reserved}");
        if (onHand != reserved)
            await MarkStaleAsync(variantId, int.MaxValue, stop);
    }

    /// <summary>When as many pieces became free and there was none before, those who wait hear of it.</summary>
    private async Task TellIfBackAsync(int variantId, int more, CancellationToken stop)
    {
        if (more > 0 && await db.StockItems.AnyAsync(s => s.VariantId == variantId && s.OnHand - s.Reserved > 0 && s.OnHand - s.Reserved <= more, stop))
            db.Outbox.Add(OutboxMessage.Of(new VariantBackInStock(variantId), clock.UtcNow()));
    }

    private async Task MarkStaleAsync(int variantId, int atMost, CancellationToken stop)
    {
        var now = await db.StockItems.Where(s => s.VariantId == variantId && s.OnHand - s.Reserved <= atMost)
            .Join(db.Variants, s => s.VariantId, v => v.Id, (s, v) => new { v.ProductId, Free = s.OnHand - s.Reserved })
            .FirstOrDefaultAsync(stop);
        if (now is null)
            return;
        db.MarkStale($"product:{now.ProductId}");
        if (atMost == int.MaxValue || now.Free == 0)
            db.MarkStale("catalog");
    }

    private void Record(int variantId, StockMovementKind kind, int onHand, int reserved, int? orderId, string note = "") =>
        db.StockMovements.Add(new StockMovement
        {
            VariantId = variantId,
            Kind = kind,
            OnHandChange = onHand,
            ReservedChange = reserved,
            OrderId = orderId,
            At = clock.UtcNow(),
            By = Actor.Current,
            Note = note,
        });
}
