using System.Collections.Concurrent;
using Shop.Common;
using Shop.Data;
using Shop.Feeds;
using Shop.Pricing;
using Shop.Settings;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Feeds;

/// <summary>A feed as it lies ready.</summary>
/// <param name="Items">How many articles it holds.</param>
public sealed record FeedFile(string Path, int Items, DateTime MadeAt, string ContentType);

/// <summary>
/// Keeps each feed as a file of this node until the catalogue, prices, settings or the feed itself change; a hundred thousand articles are written once and then
/// only handed out. Two who fetch at once wait for the same writing.
/// </summary>
public sealed class FeedFiles(IServiceScopeFactory scopes, TagCache cache, TimeProvider clock) : IDisposable
{
    /// <summary>What a feed is made of.</summary>
    private static readonly string[] Tags = ["catalog", "shelves", "feeds", "taxes", PriceLists.StaleTag, ShopSettings.StaleTag];

    private readonly ConcurrentDictionary<int, SemaphoreSlim> _doors = new();
    private readonly ConcurrentDictionary<int, (string Key, object[] Marks, FeedFile File)> _files = new();
    private readonly Lazy<string> _folder = new(() => Directory.CreateTempSubdirectory("shop-feeds-").FullName);

    /// <param name="feed">What to hand out.</param>
    /// <param name="host">Scheme and host that the links begin with.</param>
    /// <param name="stop">Ends the wait and the writing.</param>
    public async Task<FeedFile> GetAsync(Feed feed, string host, CancellationToken stop)
    {
        var door = _doors.GetOrAdd(feed.Id, _ => new SemaphoreSlim(1));
        await door.WaitAsync(stop);
        try
        {
            var marks = await MarksAsync();
            // A day's end changes what is reduced.
            var key = $"{feed.Version}|{host}|{clock.Today():O}";
            if (_files.TryGetValue(feed.Id, out var known) && known.Key == key && known.Marks.SequenceEqual(marks) && File.Exists(known.File.Path))
                return known.File;
            var made = await WriteAsync(feed, host, stop);
            _files[feed.Id] = (key, marks, made);
            if (known.File is not null)
                File.Delete(known.File.Path);
            return made;
        }
        finally
        {
            door.Release();
        }
    }

    public void Dispose()
    {
        foreach (var door in _doors.Values)
            door.Dispose();
        if (_folder.IsValueCreated && Directory.Exists(_folder.Value))
            Directory.Delete(_folder.Value, recursive: true);
    }

    /// <summary>One object a tag, forgotten when the tag goes stale: so a later look sees that it did.</summary>
    private async Task<object[]> MarksAsync()
    {
        var marks = new object[Tags.Length];
        foreach (var (i, tag) in Tags.Index())
            marks[i] = await cache.GetAsync("feed-mark:" + tag, tag, () => Task.FromResult(new object()));
        return marks;
    }

    private async Task<FeedFile> WriteAsync(Feed feed, string host, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var shop = await scope.ServiceProvider.GetRequiredService<Frame>().IdentityAsync(stop);
        var items = scope.ServiceProvider.GetRequiredService<FeedItems>();
        var links = LinksOf(feed, host);
        var format = FeedFormats.Of(feed.Channel, shop.ShopName, links.Home, clock.UtcNow());
        var path = Path.Combine(_folder.Value, $"{feed.Id}-{Guid.NewGuid():n}");
        int count;
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
            count = await format.WriteAsync(items.ReadAsync(feed, links, stop), file, stop);
        return new FeedFile(path, count, clock.UtcNow(), format.ContentType);
    }

    /// <summary>Addresses as the pages have them, with the host in front.</summary>
    public static FeedLinks LinksOf(Feed feed, string host) => new(
        $"{host}/{feed.Language}",
        (id, slug, sku) => $"{host}/{feed.Language}/{(feed.Language == "en" ? Links.ProductEn : Links.ProductDe)}/{Uri.EscapeDataString(slug)}-{id}?v={Uri.EscapeDataString(sku)}",
        key => $"{host}/bilder/{key}-1280.webp");
}
