using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>An attribute that products of a kind have.</summary>
public sealed record AskedAttribute(int DefinitionId, bool Required);

/// <summary>Which attributes a product should say: those of all sets that its shelves name, each once.</summary>
/// <param name="Sets">Names of the sets, that of its own shelf first.</param>
/// <param name="Items">In the order in which the editor asks.</param>
public sealed record AskedAttributes(IReadOnlyList<string> Sets, IReadOnlyList<AskedAttribute> Items)
{
    public static AskedAttributes None { get; } = new([], []);
}

/// <summary>All sets with the shelves that name them, read once.</summary>
public sealed class ShelfSets
{
    private readonly Dictionary<int, (int? ParentId, int? SetId)> _shelves;
    private readonly Dictionary<int, AttributeSet> _sets;

    private ShelfSets(Dictionary<int, (int? ParentId, int? SetId)> shelves, Dictionary<int, AttributeSet> sets) => (_shelves, _sets) = (shelves, sets);

    /// <summary>Whether any set wants something of its products.</summary>
    public bool Requires => _sets.Values.Any(s => s.Items.Exists(i => i.Required));

    public static async Task<ShelfSets> LoadAsync(ShopDb db, CancellationToken stop = default)
    {
        var sets = await db.AttributeSets.AsNoTracking().Include(s => s.Items.OrderBy(i => i.Position)).ToDictionaryAsync(s => s.Id, stop);
        var shelves = sets.Count == 0 ? [] : await db.Categories.AsNoTracking().Select(c => new { c.Id, c.ParentId, c.AttributeSetId }).ToListAsync(stop);
        return new ShelfSets(shelves.ToDictionary(c => c.Id, c => (c.ParentId, c.AttributeSetId)), sets);
    }

    /// <summary>The set that a shelf names, or the nearest shelf above it that names one.</summary>
    public AttributeSet? SetOf(int categoryId)
    {
        var seen = new HashSet<int>();
        for (int? at = categoryId; at is { } id && seen.Add(id) && _shelves.TryGetValue(id, out var shelf); at = shelf.ParentId)
        {
            if (shelf.SetId is { } setId)
                return _sets.GetValueOrDefault(setId);
        }
        return null;
    }

    /// <param name="categoryIds">The product's own shelf first. What one of their sets requires is required.</param>
    public AskedAttributes AskedOn(IEnumerable<int> categoryIds)
    {
        var sets = categoryIds.Select(SetOf).OfType<AttributeSet>().DistinctBy(s => s.Id).ToList();
        return sets.Count == 0
            ? AskedAttributes.None
            : new(sets.ConvertAll(s => s.Name), [.. sets.SelectMany(s => s.Items).GroupBy(i => i.AttributeDefinitionId).Select(g => new AskedAttribute(g.Key, g.Any(i => i.Required)))]);
    }
}

/// <summary>Questions about sets of attributes.</summary>
public static class AttributeSetQueries
{
    /// <summary>Products whose completeness follows a change at once; of more it follows at night.</summary>
    private const int MostAtOnce = 5000;

    /// <summary>What products lack that a set of one of their shelves requires; only those that lack something.</summary>
    public static async Task<IReadOnlyDictionary<int, IReadOnlyList<LocalizedText>>> MissingRequiredAsync(this ShopDb db, List<int> productIds, CancellationToken stop = default)
    {
        var sets = await ShelfSets.LoadAsync(db, stop);
        if (!sets.Requires)
            return new Dictionary<int, IReadOnlyList<LocalizedText>>();
        var own = await db.Products.Where(p => EF.Parameter(productIds).Contains(p.Id)).Select(p => new { p.Id, p.CategoryId }).ToListAsync(stop);
        var more = (await db.ProductCategories.Where(c => EF.Parameter(productIds).Contains(c.ProductId)).Select(c => new { c.ProductId, c.CategoryId }).ToListAsync(stop)).ToLookup(c => c.ProductId, c => c.CategoryId);
        var said = (await db.ProductAttributes.Where(a => EF.Parameter(productIds).Contains(a.ProductId)).Select(a => new { a.ProductId, a.AttributeOption!.AttributeDefinitionId }).ToListAsync(stop))
            .ToLookup(a => a.ProductId, a => a.AttributeDefinitionId);
        var names = await db.AttributeDefinitions.Select(a => new { a.Id, a.Name }).ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        return own.Select(p => (p.Id, Missing: sets.AskedOn([p.CategoryId, .. more[p.Id]]).Items.Where(i => i.Required && !said[p.Id].Contains(i.DefinitionId)).Select(i => names[i.DefinitionId]).ToList()))
            .Where(p => p.Missing.Count > 0).ToDictionary(p => p.Id, p => (IReadOnlyList<LocalizedText>)p.Missing);
    }

    /// <summary>Counts anew how complete the products on these shelves and below are, after their sets changed.</summary>
    public static async Task RefreshCompletenessOnAsync(this ShopDb db, IReadOnlyCollection<int> categoryIds, CancellationToken stop = default)
    {
        var ids = await db.Products.OnShelves(db, categoryIds).OrderBy(p => p.Id).Select(p => p.Id).Take(MostAtOnce).ToListAsync(stop);
        await db.RefreshCompletenessAsync(ids, stop);
    }
}
