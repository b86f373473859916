using System.Collections.Concurrent;

namespace Shop.Data;

/// <summary>
/// Keeps often-read answers (settings, category tree, VAT rates, cards of products) in memory until one of their tags goes stale on
/// any node. When it is full it starts over.
/// </summary>
/// <param name="most">How many answers are kept; a card is about one kilobyte.</param>
public sealed class TagCache(int most = 50_000)
{
    private readonly ConcurrentDictionary<(string Kind, int Id), Entry> _entries = new();
    private long _generation;
    private int _count;

    /// <param name="key">What is asked.</param>
    /// <param name="tag">When it goes stale, the answer does; several stand with spaces between.</param>
    /// <param name="read">Finds the answer.</param>
    public ValueTask<T> GetAsync<T>(string key, string tag, Func<Task<T>> read)
        where T : notnull => GetAsync(key, 0, tag, read);

    /// <summary>The answer about one of many, such as a product.</summary>
    public async ValueTask<T> GetAsync<T>(string kind, int id, string tag, Func<Task<T>> read)
        where T : notnull
    {
        if (_entries.TryGetValue((kind, id), out var known))
            return (T)known.Value;
        var before = Interlocked.Read(ref _generation);
        var value = await read();
        Keep(before, kind, id, new Entry(tag, value));
        return value;
    }

    /// <summary>The answers about many at once; those that aren't known are read together.</summary>
    /// <param name="kind">What is asked, e.g. "card".</param>
    /// <param name="ids">Of whom.</param>
    /// <param name="tag">When it goes stale, the answers do.</param>
    /// <param name="read">Reads the unknown; who is missing in its result has no answer.</param>
    public async ValueTask<IReadOnlyDictionary<int, T>> GetManyAsync<T>(
        string kind, IReadOnlyCollection<int> ids, string tag, Func<IReadOnlyList<int>, Task<IReadOnlyDictionary<int, T>>> read)
        where T : notnull
    {
        var answers = new Dictionary<int, T>(ids.Count);
        var unknown = new List<int>();
        foreach (var id in ids)
        {
            if (_entries.TryGetValue((kind, id), out var known))
                answers[id] = (T)known.Value;
            else
                unknown.Add(id);
        }
        if (unknown.Count == 0)
            return answers;
        var before = Interlocked.Read(ref _generation);
        foreach (var (id, value) in await read(unknown))
        {
            Keep(before, kind, id, new Entry(tag, value));
            answers[id] = value;
        }
        return answers;
    }

    public void Drop(string tag)
    {
        Interlocked.Increment(ref _generation);
        foreach (var (key, entry) in _entries)
        {
            if (entry.Has(tag) && _entries.TryRemove(key, out _))
                Interlocked.Decrement(ref _count);
        }
    }

    public void DropAll()
    {
        Interlocked.Increment(ref _generation);
        _entries.Clear();
        Interlocked.Exchange(ref _count, 0);
    }

    /// <summary>What went stale while it was read is not kept.</summary>
    private void Keep(long generation, string kind, int id, Entry entry)
    {
        if (generation != Interlocked.Read(ref _generation))
            return;
        if (_entries.TryAdd((kind, id), entry) && Interlocked.Increment(ref _count) > most)
            DropAll();
    }

    private sealed record Entry(string Tags, object Value)
    {
        public bool Has(string tag) => Tags == tag || (Tags.Contains(' ', StringComparison.Ordinal) && Tags.Split(' ').Contains(tag));
    }
}
