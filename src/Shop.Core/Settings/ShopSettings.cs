using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Settings;

/// <summary>Reads and writes the merchant's settings; what was read stays in memory until the tag "settings" goes stale.</summary>
public sealed class ShopSettings(IDbContextFactory<ShopDb> databases, TagCache cache, TimeProvider clock)
{
    public const string StaleTag = "settings";

    public ValueTask<T> GetAsync<T>(CancellationToken stop = default)
        where T : class, new() => cache.GetAsync("settings:" + typeof(T).Name, StaleTag, () => ReadAsync<T>(stop));

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
        cache.Drop(StaleTag);
    }

    private async Task<T> ReadAsync<T>(CancellationToken stop)
        where T : class, new()
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var key = typeof(T).Name;
        var json = await db.Settings.Where(s => s.Key == key).Select(s => s.Json).FirstOrDefaultAsync(stop);
        return json is null ? new T() : JsonSerializer.Deserialize<T>(json) ?? new T();
    }
}
