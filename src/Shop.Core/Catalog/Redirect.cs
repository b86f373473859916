using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>An address from elsewhere or from an earlier shop that leads to a page of today. Shelves that move need none, see <see cref="FormerAddress"/>.</summary>
public class Redirect : IAudited, IVersioned
{
    public const int Longest = 400;

    public int Id { get; set; }

    /// <summary>Below the host with its query, the path in small letters: "/kaffee.html", "/index.php?cat=7".</summary>
    public required string From { get; set; }

    /// <summary>Below the host, or a whole https address.</summary>
    public required string To { get; set; }

    public int Hits { get; set; }

    public DateTime? LastHitAt { get; set; }

    public DateTime CreatedAt { get; set; }

    public int Version { get; set; }

    /// <summary>An address as one copies it, with or without the host, as the table keeps it; null when it is none.</summary>
    public static string? Tidy(string typed)
    {
        var text = typed.Trim();
        if (Uri.TryCreate(text, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https")
            text = whole.PathAndQuery;
        if (!text.StartsWith('/') || text.StartsWith("//", StringComparison.Ordinal) || text.Length > Longest || text.Any(c => char.IsControl(c) || c is ' ' or '\\'))
            return null;
        var parts = text.Split('#')[0].Split('?', 2);
        var path = parts[0].TrimEnd('/');
        return (path.Length == 0 ? "/" : Unescaped(path).ToLowerInvariant()) + (parts.Length == 2 && parts[1].Length > 0 ? "?" + parts[1] : "");
    }

    /// <summary>Where a redirect may lead, as it is kept; null when it can't.</summary>
    public static string? TidyTarget(string typed)
    {
        var text = typed.Trim();
        if (text.Length is 0 or > Longest || text.Any(c => char.IsControl(c) || c is ' ' or '\\'))
            return null;
        if (text.StartsWith('/'))
            return text.StartsWith("//", StringComparison.Ordinal) ? null : text;
        return Uri.TryCreate(text, UriKind.Absolute, out var whole) && whole.Scheme == "https" ? whole.ToString() : null;
    }

    /// <summary>Why nothing may lead away from there; null when it may.</summary>
    public static Problem? WhyNotFrom(string from)
    {
        var path = from.Split('?')[0];
        if (path is "/" or "/de" or "/en")
            return new Problem("redirect-home", "Von der Startseite kann nicht weitergeleitet werden.");
        return path == "/admin" || path.StartsWith("/admin/", StringComparison.Ordinal)
            ? new Problem("redirect-admin", "Aus der Verwaltung kann nicht weitergeleitet werden.")
            : null;
    }

    /// <summary>An escaped path as people read it; one that can't be read stays as it is.</summary>
    private static string Unescaped(string path) => Uri.UnescapeDataString(path) is var plain && plain.Any(c => char.IsControl(c) || c is ' ' or '\\') ? path : plain;
}

/// <summary>A redirect somebody asked for, and why it was refused.</summary>
public sealed record RefusedRedirect(string From, string To, Problem Why);

/// <summary>Keeps redirects free of chains and loops: every entry leads straight to where its way ends.</summary>
public static class RedirectBook
{
    /// <summary>The book with new entries, each shortened to the end of its way.</summary>
    /// <param name="known">From and to, as kept.</param>
    /// <param name="added">New entries, tidied; one for a known address replaces it.</param>
    public static (IReadOnlyDictionary<string, string> Book, IReadOnlyList<RefusedRedirect> Refused) Settle(
        IReadOnlyDictionary<string, string> known, IEnumerable<(string From, string To)> added)
    {
        var book = new Dictionary<string, string>(known, StringComparer.Ordinal);
        var refused = new List<RefusedRedirect>();
        foreach (var (from, to) in added)
        {
            if (EndOf(book, to, from) is null)
                refused.Add(new RefusedRedirect(from, to, new Problem("redirect-loop", "„{0}“ führt im Kreis wieder auf sich selbst.", from)));
            else
                book[from] = to;
        }
        foreach (var from in book.Keys.ToList())
            book[from] = EndOf(book, book[from], from) ?? book[from];
        return (book, refused);
    }

    /// <summary>Where the way ends that begins at an address; null when it comes back to where one started.</summary>
    private static string? EndOf(Dictionary<string, string> book, string to, string start)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        var end = to;
        while (Redirect.Tidy(end) is { } step && end.StartsWith('/'))
        {
            if (!seen.Add(step))
                return null;
            if (!book.TryGetValue(step, out var next))
                break;
            end = next;
        }
        return end;
    }
}
