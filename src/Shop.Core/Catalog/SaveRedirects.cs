using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>What became of redirects that were entered.</summary>
/// <param name="Saved">New ones and those that lead elsewhere now.</param>
public sealed record SavedRedirects(int Saved, IReadOnlyList<RefusedRedirect> Refused);

/// <summary>Enters redirects of the merchant's own, one or a pasted list; what would go in a circle is refused, chains are shortened.</summary>
public sealed class SaveRedirects(ShopDb db, TimeProvider clock)
{
    public const int Most = 20_000;

    private static readonly char[] Separators = [';', '\t', ','];

    /// <summary>Reads lines of "from;to", also with commas or tabs and with cells in quotes.</summary>
    public static IReadOnlyList<(string From, string To)> Read(string pasted) =>
    [
        .. pasted.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(Most)
            .Select(line => (Line: line, At: line.IndexOfAny(Separators)))
            .Select(x => x.At < 0 ? (x.Line, "") : (Cell(x.Line[..x.At]), Cell(x.Line[(x.At + 1)..].Split(Separators)[0]))),
    ];

    public async Task<SavedRedirects> SaveAsync(IReadOnlyCollection<(string From, string To)> typed, CancellationToken stop)
    {
        var refused = new List<RefusedRedirect>();
        var added = new List<(string From, string To)>();
        foreach (var (from, to) in typed)
        {
            if (WhyNot(from, to) is { } why)
                refused.Add(new RefusedRedirect(from, to, why));
            else
                added.Add((Redirect.Tidy(from)!, Redirect.TidyTarget(to)!));
        }
        var result = await db.InTransactionAsync(() => WriteAsync(added, refused, stop), stop);
        return result.Value;
    }

    private static Problem? WhyNot(string from, string to)
    {
        if (Redirect.Tidy(from) is not { } tidy)
            return new Problem("redirect-from", "„{0}“ ist keine Adresse des Shops; sie beginnt mit /.", from);
        return Redirect.TidyTarget(to) is null
            ? new Problem("redirect-to", "„{0}“ ist kein Ziel: nötig ist eine Adresse, die mit / oder https:// beginnt.", to)
            : Redirect.WhyNotFrom(tidy);
    }

    private async Task<Result<SavedRedirects>> WriteAsync(List<(string From, string To)> added, List<RefusedRedirect> refused, CancellationToken stop)
    {
        var rows = await db.Redirects.ToDictionaryAsync(r => r.From, StringComparer.Ordinal, stop);
        // A page that is there is shown; a way through its address would never be taken.
        var live = (await db.Categories.Where(c => c.Active).Select(c => c.Path).ToListAsync(stop))
            .SelectMany(path => new[] { "/de/" + path.In("de"), "/en/" + path.In("en") }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        refused.AddRange(added.Where(a => live.Contains(a.From)).Select(a => new RefusedRedirect(a.From, a.To, new Problem("redirect-live", "Unter {0} steht eine Kategorie, und sie geht vor.", a.From))));
        var (book, loops) = RedirectBook.Settle(rows.ToDictionary(r => r.Key, r => r.Value.To, StringComparer.Ordinal), added.Where(a => !live.Contains(a.From)));
        var now = clock.UtcNow();
        var saved = 0;
        foreach (var (from, to) in book)
        {
            if (!rows.TryGetValue(from, out var row))
                db.Redirects.Add(new Redirect { From = from, To = to, CreatedAt = now });
            else if (row.To != to)
                row.To = to;
            else
                continue;
            saved++;
        }
        await db.SaveChangesAsync(stop);
        return new SavedRedirects(saved, [.. refused, .. loops]);
    }

    private static string Cell(string text) => text.Trim().Trim('"').Trim();
}
