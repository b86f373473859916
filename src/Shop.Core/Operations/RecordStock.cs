using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Data.DemoData;
using Shop.Stock;

namespace Shop.Operations;

/// <summary>Opens the stock of new variants and takes over counted stock of known ones, by conditional updates as everywhere.</summary>
internal sealed class RecordStock(ShopDb db, ImportProductsRun run, ImportProductsCounts counts)
{
    private const string Savepoint = "counted";

    /// <summary>SQLite joins at most 500 such rows.</summary>
    private const int RowsPerStatement = 250;

    private const string Update = """UPDATE "StockItems" SET "OnHand" = c."Pieces" FROM (""";

    private const string Where = """) c WHERE "StockItems"."VariantId" = c."Id" AND "StockItems"."OnHand" = c."Before" AND "StockItems"."Reserved" <= c."Pieces" """;

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
        var items = await db.StockItems.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.VariantId)).ToDictionaryAsync(s => s.VariantId);
        var unknown = ids.Where(id => !items.ContainsKey(id)).Distinct().Select(id => items[id] = new StockItem { VariantId = id }).ToList();
        await new BulkInsert<StockItem>(db).InsertAsync(unknown, CancellationToken.None);
        var moved = await MoveAsync([.. counted.Where(c => c.Counted >= items[c.Variant.Id].Reserved).Select(c => new Move(items[c.Variant.Id], c.Counted))]);
        var movements = new List<StockMovement>();
        foreach (var (variant, row, pieces) in counted)
        {
            if (!moved.TryGetValue(variant.Id, out var before))
            {
                counts.Remark(row, "Der Bestand von „{0}“ wurde nicht geändert, weil Bestellungen mehr Stück zugesagt sind oder er sich gerade bewegt.", variant.Sku);
                continue;
            }
            counts.StockMoved++;
            movements.Add(Movement(variant.Id, StockMovementKind.Counted, pieces - before.OnHand));
            if (before.OnHand - before.Reserved <= 0 && pieces - before.Reserved > 0)
                db.Outbox.Add(OutboxMessage.Of(new VariantBackInStock(variant.Id), run.Now));
        }
        await new BulkInsert<StockMovement>(db).InsertAsync(movements, CancellationToken.None);
        db.MarkStale("catalog");
        await db.SaveChangesAsync();
    }

    /// <summary>Writes the counted pieces many at a time; where one of them has moved meanwhile, one by one. Returns those that were written.</summary>
    private async Task<Dictionary<int, StockItem>> MoveAsync(List<Move> moves)
    {
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Savepoint);
        var written = 0;
        foreach (var chunk in moves.Chunk(RowsPerStatement))
            written += await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create(Update + string.Join(" UNION ALL ", chunk.Select(m => m.ToSql())) + Where));
        if (written == moves.Count)
            return moves.ToDictionary(m => m.Before.VariantId, m => m.Before);
        await transaction.RollbackToSavepointAsync(Savepoint);
        var moved = new Dictionary<int, StockItem>();
        foreach (var (before, pieces) in moves)
        {
            if (await db.StockItems.Where(s => s.VariantId == before.VariantId && s.OnHand == before.OnHand && s.Reserved <= pieces).ExecuteUpdateAsync(s => s.SetProperty(x => x.OnHand, pieces)) == 1)
                moved[before.VariantId] = before;
        }
        return moved;
    }

    private StockMovement Movement(int variantId, StockMovementKind kind, int change) => new()
    {
        VariantId = variantId,
        Kind = kind,
        OnHandChange = change,
        At = run.Now,
        By = Actor.Current,
        Note = run.FileName.Length > 200 ? run.FileName[..200] : run.FileName,
    };

    private readonly record struct Move(StockItem Before, int Pieces)
    {
        public string ToSql() => string.Create(CultureInfo.InvariantCulture, $"SELECT {Before.VariantId} AS \"Id\", {Before.OnHand} AS \"Before\", {Pieces} AS \"Pieces\"");
    }
}
