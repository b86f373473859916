using System.Collections.Concurrent;

namespace Shop.Data;

/// <summary>
/// Keeps small, often-read answers (settings, category tree, VAT rates) in memory until one of their tags goes stale on any node.
/// </summary>
public sealed class TagCache
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new();
    private long _generation;

    public async ValueTask<T> GetAsync<T>(string key, string tag, Func<Task<T>> read)
        where T : notnull
    {
        if (_entries.TryGetValue(key, out var known))
            return (T)known.Value;
        var before = Interlocked.Read(ref _generation);
        var value = await read();
        // Something went stale while we read: give the answer, but don't keep it.
        if (before == Interlocked.Read(ref _generation))
            _entries[key] = new Entry(tag, value);
        return value;
    }

    public void Drop(string tag)
    {
        Interlocked.Increment(ref _generation);
        foreach (var (key, entry) in _entries)
        {
            if (entry.Tag == tag)
                _entries.TryRemove(key, out _);
        }
    }

    public void DropAll()
    {
        Interlocked.Increment(ref _generation);
        _entries.Clear();
    }

    private sealed record Entry(string Tag, object Value);
}
