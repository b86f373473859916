using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Shop.Operations;

namespace Shop.Data.DemoData;

/// <summary>
/// Starts the demo over: migrates, empties every table but the keys that protect cookies and the tags by which other nodes learn of
/// it, and seeds again. Whoever is signed in is signed out.
/// </summary>
/// <param name="open">Opens a context without the shop's writers.</param>
/// <param name="clock">Today is the last day of trade.</param>
public sealed class DemoReset(Func<ShopDb> open, TimeProvider clock)
{
    public async Task ResetAsync(IProgress<string> progress, CancellationToken stop = default)
    {
        await using (var db = open())
        {
            progress.Report("migrating");
            await db.Database.MigrateAsync(stop);
            progress.Report("emptying the database");
            await db.Database.CreateExecutionStrategy().ExecuteAsync(() => EmptyAsync(db, stop));
        }
        await new DemoSeeder(open, clock).SeedAsync(progress, stop);
        await using var done = open();
        await DemoMarker.FinishAsync(done, stop);
    }

    private async Task EmptyAsync(ShopDb db, CancellationToken stop)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Invoices.Where(i => i.CorrectsInvoiceId != null).ExecuteUpdateAsync(s => s.SetProperty(i => i.CorrectsInvoiceId, (int?)null), stop);
        await db.MenuEntries.Where(e => e.ParentId != null).ExecuteUpdateAsync(s => s.SetProperty(e => e.ParentId, (int?)null), stop);
        await db.Categories.Where(c => c.ParentId != null).ExecuteUpdateAsync(s => s.SetProperty(c => c.ParentId, (int?)null), stop);
        foreach (var table in ChildrenFirst(db.Model).Where(t => t.ClrType != typeof(SharedKey) && t.ClrType != typeof(StaleTag)))
        {
            var name = sql.DelimitIdentifier(table.GetTableName()!, table.GetSchema());
#pragma warning disable EF1002 // the name comes from the model, quoted by the provider
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM {name}", stop);
#pragma warning restore EF1002
        }
        if (DemoMarker.IsSqlite(db))
            await db.Database.ExecuteSqlRawAsync("DELETE FROM sqlite_sequence WHERE name NOT IN ('SharedKeys', 'StaleTags')", stop);
        await DemoMarker.TryBeginAsync(db, clock, stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>The tables in an order in which they can be emptied: who refers to others goes first.</summary>
    internal static IReadOnlyList<IEntityType> ChildrenFirst(IModel model)
    {
        var sorted = new List<IEntityType>();
        var left = model.GetEntityTypes().Where(t => t.GetTableName() is not null).ToList();
        while (left.Count > 0)
        {
            var free = left.Where(t => left.TrueForAll(other => other == t || !RefersTo(other, t))).ToList();
            if (free.Count == 0)
                throw new InvalidOperationException($"Tables refer to each other in a circle: {string.Join(", ", left.Select(t => t.Name))}");
            sorted.AddRange(free);
            left.RemoveAll(free.Contains);
        }
        return sorted;
    }

    private static bool RefersTo(IEntityType child, IEntityType parent) =>
        child.GetForeignKeys().Any(f => f.PrincipalEntityType == parent);
}
