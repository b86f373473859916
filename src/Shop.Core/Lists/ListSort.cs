using System.Globalization;
using System.Linq.Expressions;

namespace Shop.Lists;

/// <summary>
/// Sorts the list by one column and the product, and pages through it by key instead of by number: the next page begins behind the last row
/// of this one, so that a page in the middle costs as much as the first.
/// </summary>
/// <param name="Column">"name", "price", …; an unknown one means the newest first.</param>
/// <param name="Down">From high to low.</param>
public sealed record ListSort(string Column, bool Down)
{
    private static readonly string[] Known = ["name", "sku", "price", "cost", "margin", "earns", "stock", "sold", "created", "changed", "completeness"];

    /// <summary>Reads "price" or "-price"; nothing or nonsense is the newest first.</summary>
    public static ListSort Of(string? text)
    {
        var down = text?.StartsWith('-') == true;
        var column = down ? text![1..] : text ?? "";
        return Known.Contains(column) ? new ListSort(column, down) : new ListSort("", true);
    }

    /// <summary>A page and whether there is more on either side.</summary>
    /// <param name="rows">What is listed.</param>
    /// <param name="size">Rows of a page.</param>
    /// <param name="language">Whose names are sorted.</param>
    /// <param name="after">The cursor of the row before the page; null for the first.</param>
    /// <param name="before">The cursor of the row behind the page, to go back.</param>
    /// <param name="read">Reads the rows.</param>
    public async Task<ListPage> PageAsync(
        IQueryable<ListedProduct> rows, int size, string language, string? after, string? before, Func<IQueryable<ListedProduct>, Task<List<ListedProduct>>> read)
    {
        var back = after is null && before is not null;
        var found = await read(From(rows, language, back ? before : after, back).Take(size + 1));
        var more = found.Count > size;
        if (more)
            found.RemoveAt(size);
        if (back)
            found.Reverse();
        var cursors = found.Count == 0 ? (First: null, Last: null) : (First: CursorOf(found[0], language), Last: (string?)CursorOf(found[^1], language));
        return new ListPage(found, (back ? more : after is not null) ? cursors.First : null, (back || more) ? cursors.Last : null);
    }

    /// <summary>In order, beginning behind the cursor; backwards in the opposite order.</summary>
    public IQueryable<ListedProduct> From(IQueryable<ListedProduct> rows, string language, string? cursor = null, bool back = false)
    {
        var down = Down != back;
        return Column switch
        {
            "name" when language == "en" => By(rows, p => p.SortEn, down, cursor, s => s),
            "name" => By(rows, p => p.SortDe, down, cursor, s => s),
            "sku" => By(rows, p => p.Sku, down, cursor, s => s),
            "price" => By(rows, p => p.PriceFrom, down, cursor, Long),
            "cost" => By(rows, p => p.Cost, down, cursor, Long),
            "margin" => By(rows, p => p.Margin, down, cursor, Int),
            "earns" => By(rows, p => p.Earns, down, cursor, Long),
            "stock" => By(rows, p => p.Free, down, cursor, Int),
            "sold" => By(rows, p => p.UnitsSold, down, cursor, Int),
            "completeness" => By(rows, p => p.Completeness, down, cursor, Int),
            "created" => By(rows, p => p.CreatedAt, down, cursor, Time),
            "changed" => By(rows, p => p.ChangedAt, down, cursor, Time),
            _ => By(rows, p => p.ProductId, down, cursor, Int),
        };
    }

    private string CursorOf(ListedProduct row, string language)
    {
        object key = Column switch
        {
            "name" => language == "en" ? row.SortEn : row.SortDe,
            "sku" => row.Sku,
            "price" => row.PriceFrom,
            "cost" => row.Cost,
            "margin" => row.Margin,
            "earns" => row.Earns,
            "stock" => row.Free,
            "sold" => row.UnitsSold,
            "completeness" => row.Completeness,
            "created" => row.CreatedAt.Ticks,
            "changed" => row.ChangedAt.Ticks,
            _ => row.ProductId,
        };
        return string.Create(CultureInfo.InvariantCulture, $"{row.ProductId}~{key}");
    }

    private static IQueryable<ListedProduct> By<T>(
        IQueryable<ListedProduct> rows, Expression<Func<ListedProduct, T>> key, bool down, string? cursor, Func<string, T> read)
    {
        if (cursor?.Split('~', 2) is [var id, var text] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            rows = rows.Where(Behind(key, down, read(text), last));
        return down ? rows.OrderByDescending(key).ThenByDescending(p => p.ProductId) : rows.OrderBy(key).ThenBy(p => p.ProductId);
    }

    /// <summary>key ≥ value AND (key > value OR product > last): the first half is what an index seeks by.</summary>
    private static Expression<Func<ListedProduct, bool>> Behind<T>(Expression<Func<ListedProduct, T>> key, bool down, T value, int last)
    {
        var row = key.Parameters[0];
        var wanted = Expression.Property(Expression.Constant(new Box<T>(value)), nameof(Box<T>.Value));
        var lastId = Expression.Property(Expression.Constant(new Box<int>(last)), nameof(Box<int>.Value));
        var (left, right) = typeof(T) == typeof(string)
            ? ((Expression)Expression.Call(typeof(string), nameof(string.Compare), null, key.Body, wanted), (Expression)Expression.Constant(0))
            : (key.Body, wanted);
        var id = Expression.Property(row, nameof(ListedProduct.ProductId));
        var body = down
            ? Expression.AndAlso(Expression.LessThanOrEqual(left, right), Expression.OrElse(Expression.LessThan(left, right), Expression.LessThan(id, lastId)))
            : Expression.AndAlso(Expression.GreaterThanOrEqual(left, right), Expression.OrElse(Expression.GreaterThan(left, right), Expression.GreaterThan(id, lastId)));
        return Expression.Lambda<Func<ListedProduct, bool>>(body, row);
    }

    private static long Long(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var n) ? n : 0;

    private static int Int(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var n) ? n : 0;

    private static DateTime Time(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var ticks) && ticks is >= 0 and < 3_000_000_000_000_000_000
        ? new DateTime(ticks, DateTimeKind.Utc)
        : DateTime.UnixEpoch;

    /// <summary>Makes a value a parameter of the query, so that its plan is found again.</summary>
    private sealed record Box<T>(T Value);
}

/// <summary>A page of the list.</summary>
/// <param name="Before">Cursor for the page before; null on the first.</param>
/// <param name="After">Cursor for the next page; null on the last.</param>
public sealed record ListPage(IReadOnlyList<ListedProduct> Rows, string? Before, string? After);
