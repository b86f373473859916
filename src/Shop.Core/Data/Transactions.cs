using Microsoft.EntityFrameworkCore;
using Shop.Common;

namespace Shop.Data;

/// <summary>Runs a verb in one transaction: a refusal or an exception takes everything back.</summary>
public static class Transactions
{
    /// <summary>
    /// Commits when the work returns a value, rolls back when it returns a problem. May run the work again after a lost connection,
    /// so the work must not touch anything but the database.
    /// </summary>
    public static Task<Result<T>> InTransactionAsync<T>(this ShopDb db, Func<Task<Result<T>>> work, CancellationToken stop = default) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            using var turn = await WriteTurn.TakeAsync(db, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var result = await work();
            if (result.Ok)
                await transaction.CommitAsync(stop);
            return result;
        });
}
