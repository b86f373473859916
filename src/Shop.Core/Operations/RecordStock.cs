using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Data.DemoData;
using Shop.Stock;

namespace Shop.Operations;

/// <summary>Opens the stock of new variants and takes over counted stock of known ones, by conditional updates as everywhere.</summary>
internal sealed class RecordStock(ShopDb db, ImportProductsRun run, ImportProductsCounts counts)
{
    public async Task SaveAsync(IReadOnlyList<(Variant Variant, int Pieces)> opening, IReadOnlyList<(Variant Variant, int Row, int Counted)> counted)
    {
        if (opening.Count > 0)
        {
            await new BulkInsert<StockItem>(db).InsertAsync(opening.Select(o => new StockItem { VariantId = o.Variant.Id, OnHand = o.Pieces }), CancellationToken.None);
            await new BulkInsert<StockMovement>(db).InsertAsync(opening.Where(o => o.Pieces > 0).Select(o => Movement(o.Variant.Id, StockMovementKind.Opening, o.Pieces)), CancellationToken.None);
        }
        if (counted.Count > 0)
            await CountAsync(counted);
    }

    private async Task CountAsync(IReadOnlyList<(Variant Variant, int Row, int Counted)> counted)
    {
        var ids = counted.Select(c => c.Variant.Id).ToList();
        var items = await db.StockItems.AsNoTracking().Where(s => ids.Contains(s.VariantId)).ToDictionaryAsync(s => s.VariantId);
        var movements = new List<StockMovement>();
        var back = new List<int>();
        foreach (var (variant, row, pieces) in counted)
        {
            var before = items.GetValueOrDefault(variant.Id);
            if (before is null)
                await new BulkInsert<StockItem>(db).InsertAsync([before = new StockItem { VariantId = variant.Id }], CancellationToken.None);
            if (pieces < before.Reserved || await MovedAsync(before, pieces) == 0)
            {
                counts.Remark(row, "Der Bestand von „{0}“ wurde nicht geändert, weil Bestellungen mehr Stück zugesagt sind oder er sich gerade bewegt.", variant.Sku);
                continue;
            }
            counts.StockMoved++;
            movements.Add(Movement(variant.Id, StockMovementKind.Counted, pieces - before.OnHand));
            if (before.OnHand - before.Reserved <= 0 && pieces - before.Reserved > 0)
                back.Add(variant.Id);
        }
        await new BulkInsert<StockMovement>(db).InsertAsync(movements, CancellationToken.None);
        db.Outbox.AddRange(back.Select(id => OutboxMessage.Of(new VariantBackInStock(id), run.Now)));
        db.MarkStale("catalog");
        await db.SaveChangesAsync();
    }

    private Task<int> MovedAsync(StockItem before, int pieces) => db.StockItems
        .Where(s => s.VariantId == before.VariantId && s.OnHand == before.OnHand && s.Reserved <= pieces)
        .ExecuteUpdateAsync(s => s.SetProperty(x => x.OnHand, pieces));

    private StockMovement Movement(int variantId, StockMovementKind kind, int change) => new()
    {
        VariantId = variantId,
        Kind = kind,
        OnHandChange = change,
        At = run.Now,
        By = Actor.Current,
        Note = run.FileName.Length > 200 ? run.FileName[..200] : run.FileName,
    };
}
