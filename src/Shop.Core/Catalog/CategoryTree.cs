using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>A shelf as menus, breadcrumbs and lists need it.</summary>
public sealed record Shelf(int Id, string Key, int? ParentId, LocalizedText Name, LocalizedText Path, LocalizedText Description, string? PictureKey, int Position);

/// <summary>All shelves of the shop, small enough to keep in memory: who stands under whom.</summary>
public sealed class CategoryTree
{
    private readonly Dictionary<int, Shelf> _byId;
    private readonly ILookup<int?, Shelf> _children;

    public CategoryTree(IEnumerable<Shelf> shelves)
    {
        _byId = shelves.ToDictionary(s => s.Id);
        _children = _byId.Values
            .OrderBy(s => s.Position).ThenBy(s => s.Id)
            .ToLookup(s => s.ParentId is { } parent && _byId.ContainsKey(parent) ? s.ParentId : null);
        Roots = [.. _children[null]];
    }

    /// <summary>The shelves of the first level, in their order.</summary>
    public IReadOnlyList<Shelf> Roots { get; }

    /// <summary>Reads the shelves customers may see.</summary>
    public static async Task<CategoryTree> ReadAsync(ShopDb db, CancellationToken stop = default)
    {
        var rows =
            from c in db.Categories.AsNoTracking()
            where c.Active
            join p in db.Pictures on c.PictureId equals p.Id into pictures
            from p in pictures.DefaultIfEmpty()
            select new Shelf(c.Id, c.Key, c.ParentId, c.Name, c.Path, c.Description, p.Key, c.Position);
        return new CategoryTree(await rows.ToListAsync(stop));
    }

    /// <summary>Reads all shelves, hidden ones too, without texts and pictures.</summary>
    public static async Task<CategoryTree> ReadAllAsync(ShopDb db, CancellationToken stop = default) => new(await db.Categories.AsNoTracking()
        .Select(c => new Shelf(c.Id, c.Key, c.ParentId, c.Name, c.Path, LocalizedText.Empty, null, c.Position)).ToListAsync(stop));

    /// <summary>The shelves customers may see, from memory until one changes.</summary>
    public static async Task<CategoryTree> KeptAsync(ShopDb db, TagCache cache, CancellationToken stop = default) =>
        await cache.GetAsync("frame:tree", "shelves", () => ReadAsync(db, stop));

    public Shelf? Find(int id) => _byId.GetValueOrDefault(id);

    public Shelf? FindByKey(string key) => _byId.Values.FirstOrDefault(s => s.Key == key);

    /// <summary>The shelf at "kaffee/espresso" in that language.</summary>
    public Shelf? FindByPath(string path, string language) =>
        _byId.Values.FirstOrDefault(s => string.Equals(s.Path.In(language), path, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<Shelf> ChildrenOf(int id) => _children[id];

    /// <summary>The way down to the shelf, itself last; empty for an unknown or hidden one.</summary>
    public IReadOnlyList<Shelf> PathTo(int id)
    {
        var path = new List<Shelf>();
        for (var shelf = Find(id); shelf is not null && !path.Contains(shelf); shelf = shelf.ParentId is { } parent ? Find(parent) : null)
            path.Insert(0, shelf);
        return path;
    }

    /// <summary>The shelf and all below it.</summary>
    public IReadOnlyList<int> IdsUnder(int id)
    {
        var ids = new List<int> { id };
        for (var i = 0; i < ids.Count; i++)
            ids.AddRange(_children[ids[i]].Select(s => s.Id).Where(child => !ids.Contains(child)));
        return ids;
    }
}
