using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Shop.Data;

/// <summary>
/// Lets the writers of one process take turns on an SQLite file, which has room for one at a time: they queue without a thread and
/// in order, where SQLite alone would let each try again after a pause. Other engines lock rows themselves and need no turns.
/// </summary>
public static class WriteTurn
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Files = new();
    private static readonly Turn None = new(null);

    /// <summary>Waits for the turn; whoever waits too long goes on without it and leaves the decision to the database's own timeout.</summary>
    public static async ValueTask<IDisposable> TakeAsync(ShopDb db, CancellationToken stop = default)
    {
        if (db.Database.CurrentTransaction is not null || db.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) != true)
            return None;
        var file = Files.GetOrAdd(db.Database.GetConnectionString() ?? "", _ => new SemaphoreSlim(1));
        var patience = TimeSpan.FromSeconds(db.Database.GetCommandTimeout() ?? 30);
        return await file.WaitAsync(patience, stop) ? new Turn(file) : None;
    }

    private sealed class Turn(SemaphoreSlim? file) : IDisposable
    {
        private SemaphoreSlim? _file = file;

        public void Dispose() => Interlocked.Exchange(ref _file, null)?.Release();
    }
}
