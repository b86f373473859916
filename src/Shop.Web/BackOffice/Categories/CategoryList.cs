using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Web.BackOffice.Categories;

/// <summary>A shelf in the tree.</summary>
/// <param name="Own">Products on the shelf itself.</param>
/// <param name="Total">With all below it.</param>
/// <param name="First">Nothing beside it stands before it.</param>
public sealed record CategoryRow(
    int Id, LocalizedText Name, LocalizedText Path, int Depth, bool Active, bool ByRules, int Version, int Own, int Total, bool First, bool Last, string Above);

/// <summary>The tree of shelves, or those of them that were looked for.</summary>
public sealed record CategoryList(string Query, IReadOnlyList<CategoryRow> Rows, int All)
{
    public bool IsSearch => Query.Length > 0;

    public static async Task<CategoryList> ReadAsync(ShopDb db, string? query, CancellationToken stop)
    {
        var choices = await CategoryChoices.LoadAsync(db, stop);
        var states = await db.Categories.AsNoTracking().Select(c => new { c.Id, c.Active, c.Version, ByRules = c.Rules != "" }).ToDictionaryAsync(c => c.Id, stop);
        var counts = await ShelfCounts.ReadAsync(db, stop);
        var rows = choices.InOrder().Select(c =>
        {
            var beside = (c.Shelf.ParentId is { } parent && choices.Tree.Find(parent) is not null ? choices.Tree.ChildrenOf(parent) : choices.Tree.Roots).ToList();
            var (state, count) = (states[c.Shelf.Id], counts.GetValueOrDefault(c.Shelf.Id));
            return new CategoryRow(
                c.Shelf.Id, c.Shelf.Name, c.Shelf.Path, c.Depth, state.Active, state.ByRules, state.Version, count?.Own ?? 0, count?.Total ?? 0,
                beside[0].Id == c.Shelf.Id, beside[^1].Id == c.Shelf.Id, string.Join(" › ", choices.Tree.PathTo(c.Shelf.Id).SkipLast(1).Select(s => s.Name)));
        }).ToList();
        var words = (query ?? "").Trim();
        return new CategoryList(words, words.Length == 0 ? rows : rows.FindAll(r => Fits(r, Slug.Fold(words))), rows.Count);
    }

    private static bool Fits(CategoryRow row, string words) =>
        new[] { row.Name.De, row.Name.En, row.Path.De, row.Path.En }.Any(t => Slug.Fold(t).Contains(words, StringComparison.Ordinal));
}

/// <summary>What is asked of a shelf in the tree, as buttons and dragging write it: "up:12:3", "before:12:3:7" (step, shelf, its version, target).</summary>
public sealed record CategoryAsk(CategoryStep Step, int Id, int Version, int? TargetId)
{
    public static CategoryAsk? Read(string? text)
    {
        var parts = (text ?? "").Split(':');
        if (parts.Length is < 3 or > 4 || !Enum.TryParse<CategoryStep>(parts[0], ignoreCase: true, out var step) || !Enum.IsDefined(step))
            return null;
        var numbers = parts.Skip(1).Select(p => int.TryParse(p, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : -1).ToList();
        return numbers.Contains(-1) ? null : new CategoryAsk(step, numbers[0], numbers[1], numbers.Count == 3 ? numbers[2] : null);
    }

    public static string Write(string step, CategoryRow row) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{step}:{row.Id}:{row.Version}");
}
