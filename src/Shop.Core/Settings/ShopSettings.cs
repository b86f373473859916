using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Settings;

/// <summary>Reads and writes the merchant's settings; what was read stays in memory until the tag "settings" goes stale.</summary>
public sealed class ShopSettings(IDbContextFactory<ShopDb> databases, TimeProvider clock)
{
    public const string StaleTag = "settings";

    private readonly ConcurrentDictionary<Type, object> _read = new();

    public async Task<T> GetAsync<T>(CancellationToken stop = default)
        where T : class, new()
    {
        if (_read.TryGetValue(typeof(T), out var known))
            return (T)known;
        await using var db = await databases.CreateDbContextAsync(stop);
        var key = typeof(T).Name;
        var json = await db.Settings.Where(s => s.Key == key).Select(s => s.Json).FirstOrDefaultAsync(stop);
        var value = json is null ? new T() : JsonSerializer.Deserialize<T>(json) ?? new T();
        _read[typeof(T)] = value;
        return value;
    }

    public async Task SaveAsync<T>(T value, CancellationToken stop = default)
        where T : class, new()
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var key = typeof(T).Name;
        var json = JsonSerializer.Serialize(value);
        var row = await db.Settings.SingleOrDefaultAsync(s => s.Key == key, stop);
        db.ChangeLog.Add(new ChangeLogEntry
        {
            At = clock.GetUtcNow().UtcDateTime,
            Who = Actor.Current,
            Entity = key,
            Action = row is null ? "Added" : "Changed",
            OldValue = row?.Json,
            NewValue = json,
        });
        if (row is null)
            db.Settings.Add(new Setting { Key = key, Json = json });
        else
            row.Json = json;
        db.MarkStale(StaleTag);
        await db.SaveChangesAsync(stop);
        Forget();
    }

    /// <summary>Drops what was read; called when another node changed the settings.</summary>
    public void Forget() => _read.Clear();
}
