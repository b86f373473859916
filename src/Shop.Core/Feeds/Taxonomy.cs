using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Feeds;

/// <summary>Google's product taxonomy: takes its list in and suggests entries for shelves by name.</summary>
public sealed class Taxonomy(IReadOnlyCollection<GoogleCategory> entries)
{
    public const int MostBytes = 8 << 20;
    private const int FewestEntries = 10;

    private readonly List<(GoogleCategory Entry, HashSet<string> Last, HashSet<string> All)> _known = [.. entries.Select(e => (e, Words(e.Path[(e.Path.LastIndexOf('>') + 1)..]), Words(e.Path)))];

    public static Problem NotOne { get; } = new("taxonomy-none", "Das ist keine Google-Taxonomie mit Nummern. Nötig ist die Datei „taxonomy-with-ids“, eine Zeile je Kategorie: 166 - Bekleidung & Accessoires.");

    /// <summary>Reads "166 - Bekleidung &amp; Accessoires &gt; …", as text or as .gz.</summary>
    public static Result<IReadOnlyList<GoogleCategory>> Read(Stream file)
    {
        try
        {
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            bytes.Position = 0;
            var packed = bytes.Length > 2 && bytes.GetBuffer() is [0x1F, 0x8B, ..];
            using var text = new StreamReader(packed ? new GZipStream(bytes, CompressionMode.Decompress) : bytes, Encoding.UTF8);
            var entries = new List<GoogleCategory>();
            for (var read = 0; text.ReadLine() is { } line && read < MostBytes; read += line.Length)
            {
                if (line.Split(" - ", 2) is [var number, { Length: > 0 and <= 600 } path] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                    entries.Add(new GoogleCategory { Id = id, Path = path.Trim() });
            }
            if (entries.Count < FewestEntries)
                return NotOne;
            return entries.DistinctBy(e => e.Id).ToList();
        }
        catch (InvalidDataException)
        {
            return NotOne;
        }
    }

    /// <summary>Puts a list in place of the one that is there; what shelves stand for stays where the number still exists.</summary>
    public static Task<Result<int>> ReplaceAsync(ShopDb db, IReadOnlyList<GoogleCategory> entries, CancellationToken stop) => db.InTransactionAsync<int>(async () =>
    {
        var known = await db.GoogleCategories.ToDictionaryAsync(c => c.Id, stop);
        foreach (var entry in entries)
        {
            if (known.Remove(entry.Id, out var there))
                there.Path = entry.Path;
            else
                db.GoogleCategories.Add(new GoogleCategory { Id = entry.Id, Path = entry.Path });
        }
        db.GoogleCategories.RemoveRange(known.Values);
        db.MarkStale("feeds");
        await db.SaveChangesAsync(stop);
        return entries.Count;
    }, stop);

    /// <summary>The entries that are called most like the shelf and those above it; the best first.</summary>
    public IReadOnlyList<GoogleCategory> Suggest(IReadOnlyList<LocalizedText> path, int most)
    {
        var own = Words(path[^1].De);
        var above = path.SkipLast(1).SelectMany(p => Words(p.De)).ToHashSet(StringComparer.Ordinal);
        return [.. _known
            .Select(k => (k.Entry, Score: (4.0 * own.Count(w => k.Last.Contains(w)) / Math.Max(1, Math.Max(own.Count, k.Last.Count))) + own.Count(k.All.Contains) + (0.5 * above.Count(k.All.Contains)), k.All.Count))
            .Where(x => x.Score >= 1)
            .OrderByDescending(x => x.Score).ThenBy(x => x.Count).ThenBy(x => x.Entry.Id)
            .Take(most).Select(x => x.Entry)];
    }

    /// <summary>The entry that was meant by its number or its whole path.</summary>
    public GoogleCategory? Find(string typed)
    {
        var text = typed.Trim();
        var number = text.Split(' ')[0];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && _known.Find(k => k.Entry.Id == id).Entry is { } byId
            ? byId
            : _known.Find(k => string.Equals(k.Entry.Path, text, StringComparison.OrdinalIgnoreCase)).Entry;
    }

    private static HashSet<string> Words(string text) => [.. SearchWords.Of(text).Select(w => w.Key).Where(k => k.Length > 2)];
}
