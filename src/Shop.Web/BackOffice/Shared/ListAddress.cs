using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Shop.Web.BackOffice.Shared;

/// <summary>The state of a list lives in its address; links change one part of it and keep the rest.</summary>
public static class ListAddress
{
    /// <summary>This address with some query values replaced; null or empty removes one. One goes back to the first page unless a place is named.</summary>
    public static string With(this HttpRequest request, params (string Key, object? Value)[] changes)
    {
        var query = request.Query.ToDictionary(q => q.Key, q => q.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var place in new[] { "page", "after", "before" })
            query.Remove(place);
        foreach (var (key, value) in changes)
        {
            query.Remove(key);
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text)
                query[key] = text;
        }
        return QueryHelpers.AddQueryString(request.Path, query);
    }

    /// <summary>This address as it was asked for, to come back to.</summary>
    public static string Here(this HttpRequest request) => request.GetEncodedPathAndQuery();
}

/// <summary>What the pager shows below a list.</summary>
/// <param name="Number">Starts at 1.</param>
public sealed record Pager(int Number, int Size, int Total)
{
    public int Count => Math.Max(1, (Total + Size - 1) / Size);

    public int First => Total == 0 ? 0 : ((Number - 1) * Size) + 1;

    public int Last => Math.Min(Total, Number * Size);

    /// <summary>Page numbers worth showing: the ends and those around this page; 0 stands for a gap.</summary>
    public IEnumerable<int> Numbers()
    {
        var last = 0;
        foreach (var n in Enumerable.Range(1, Count).Where(n => n == 1 || n == Count || Math.Abs(n - Number) <= 2))
        {
            if (n > last + 1)
                yield return 0;
            yield return n;
            last = n;
        }
    }

    /// <summary>A page number that exists.</summary>
    public static int Within(int? page, int size, int total) => Math.Clamp(page ?? 1, 1, Math.Max(1, (total + size - 1) / size));
}
