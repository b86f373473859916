using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Pricing;

namespace Shop.Operations;

/// <summary>What holds for a whole run.</summary>
internal sealed class ImportProductsRun(ImportPlan plan, bool dryRun, DateTime now, string fileName)
{
    public ImportPlan Plan => plan;

    public bool DryRun => dryRun;

    public DateTime Now => now;

    public string FileName => fileName;

    public TaxTable Taxes { get; set; } = new(new Dictionary<TaxClass, decimal>());

    /// <summary>Article numbers and GTINs that the file has used so far, with their rows.</summary>
    public Dictionary<string, int> Skus { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, int> Gtins { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys and addresses that are taken; null until a product is made.</summary>
    public HashSet<string>? Taken { get; set; }

    /// <summary>Whether what a product belongs to may be replaced, as only the own format says all of it.</summary>
    public bool SaysAll => plan.Format == FileFormat.Own;
}

/// <summary>Saves batches of products, each in one transaction. A batch that the database refuses is tried again product by product.</summary>
internal sealed class ImportProductsWriter(ShopDb db, RecordPictures pictures, TimeProvider clock, ImportPlan plan, ImportReport report)
{
    private readonly RecordShelves _shelves = new(db, report.DryRun);
    private readonly ImportProductsRun _run = new(plan, report.DryRun, clock.UtcNow(), report.FileName);

    public ImportProductsCounts Counts { get; } = new();

    public async Task PrepareAsync(CancellationToken stop)
    {
        await _shelves.LoadAsync(stop);
        var rates = await db.TaxRates.AsNoTracking().Where(r => r.Country == "DE").ToListAsync(stop);
        _run.Taxes = TaxTable.On(clock.Today(), rates);
    }

    public async Task WriteAsync(IReadOnlyList<RecordGroup> groups, CancellationToken stop)
    {
        if (groups.Count == 0 || stop.IsCancellationRequested)
            return;
        try
        {
            await SaveAsync(groups, stop);
        }
        catch (DbUpdateException) when (groups.Count > 1)
        {
            // Somebody else was faster with a number or a product: find out which one and keep the others.
            foreach (var group in groups)
                await AloneAsync(group, stop);
        }
        catch (DbUpdateException)
        {
            Refuse(groups[0]);
        }
    }

    private async Task AloneAsync(RecordGroup group, CancellationToken stop)
    {
        try
        {
            await SaveAsync([group], stop);
        }
        catch (DbUpdateException)
        {
            Refuse(group);
        }
    }

    private void Refuse(RecordGroup group)
    {
        report.Rows += group.Records.Count + group.Refused.Count;
        report.Refused.AddRange(group.Refused);
        report.Refused.AddRange(group.Records.Select(r => new RowRemark(r.Row, "Das Produkt „{0}“ wurde gerade von jemand anderem geändert und ist nicht übernommen. Versuchen Sie die Zeile noch einmal.", r.Sku)));
    }

    private async Task SaveAsync(IReadOnlyList<RecordGroup> groups, CancellationToken stop)
    {
        var counts = new ImportProductsCounts();
        if (!report.DryRun && plan.Carries(ProductFields.Pictures))
            await pictures.FetchAsync(groups, counts, stop);
        if (stop.IsCancellationRequested)
            return;
        var batch = new ImportProductsBatch(db, _shelves, pictures, _run, counts);
        try
        {
            await InTransactionAsync(() => batch.RunAsync(groups));
        }
        catch
        {
            // What was made on the way (shelves, makers) is gone with the transaction.
            db.ChangeTracker.Clear();
            db.SetAside.Clear();
            _run.Taken = null;
            await _shelves.LoadAsync(CancellationToken.None);
            throw;
        }
        db.ChangeTracker.Clear();
        batch.Keep();
        report.Rows += groups.Sum(g => g.Records.Count + g.Refused.Count);
        report.Refused.AddRange(groups.SelectMany(g => g.Refused));
        Counts.Join(counts, report);
    }

    /// <summary>A batch that failed isn't repeated by itself, because what it counted is not undone.</summary>
    private async Task InTransactionAsync(Func<Task> work)
    {
        if (report.DryRun)
        {
            await work();
            return;
        }
        ExceptionDispatchInfo? failure = null;
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            try
            {
                using var turn = await WriteTurn.TakeAsync(db);
                await using var transaction = await db.Database.BeginTransactionAsync();
                await work();
                await transaction.CommitAsync();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        failure?.Throw();
    }
}
