using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog.Import;

/// <summary>Finds shelves and makers by the names a foreign file uses and makes those that are missing.</summary>
internal sealed class ImportShelves(ShopDb db, bool dryRun)
{
    private const string Root = "imported";

    private readonly Dictionary<string, int> _shelves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _makers = new(StringComparer.Ordinal);

    public int NewShelves { get; private set; }

    public int NewMakers { get; private set; }

    public async Task LoadAsync(CancellationToken stop)
    {
        foreach (var category in await db.Categories.AsNoTracking().OrderBy(c => c.ParentId == null).ThenBy(c => c.Id).ToListAsync(stop))
        {
            foreach (var name in new[] { category.Name.De, category.Name.En }.Where(n => n.Length > 0))
                _shelves[Slug.Fold(name)] = category.Id;
            _shelves["key:" + category.Key] = category.Id;
        }
        foreach (var maker in await db.Manufacturers.AsNoTracking().ToListAsync(stop))
        {
            _makers[Slug.Fold(maker.Name)] = maker.Id;
            _makers["key:" + maker.Key] = maker.Id;
        }
    }

    /// <summary>The shelf for a product: by its type, else by its first tag, else "Importiert" itself.</summary>
    public async Task<int> ShelfOfAsync(ShopifyRow head)
    {
        var name = head.Type.Length > 0 ? head.Type : head.Tags.Count > 0 ? head.Tags[0] : "";
        if (name.Length is 0 or > 120)
            return await RootAsync();
        return _shelves.TryGetValue(Slug.Fold(name), out var known) ? known : await MakeShelfAsync(name);
    }

    /// <summary>Further shelves: those that exist and are called like a tag.</summary>
    public IEnumerable<int> ShelvesOf(IEnumerable<string> tags) =>
        tags.Select(t => _shelves.GetValueOrDefault(Slug.Fold(t))).Where(id => id > 0).Distinct();

    public async Task<int?> MakerOfAsync(string vendor)
    {
        if (vendor.Length == 0)
            return null;
        if (_makers.TryGetValue(Slug.Fold(vendor), out var known))
            return known;
        var maker = new Manufacturer { Key = FreeKey(_makers, Slug.From(vendor), 100), Name = vendor };
        db.Manufacturers.Add(maker);
        await SaveAsync();
        NewMakers++;
        _makers["key:" + maker.Key] = maker.Id;
        return _makers[Slug.Fold(vendor)] = maker.Id;
    }

    private async Task<int> RootAsync()
    {
        if (_shelves.TryGetValue("key:" + Root, out var known))
            return known;
        var root = new Category { Key = Root, Name = new("Importiert", "Imported"), Path = new("importiert", "imported"), Position = 1000 };
        return await AddAsync(root, "importiert");
    }

    private async Task<int> MakeShelfAsync(string name)
    {
        var parent = await RootAsync();
        var key = FreeKey(_shelves, $"{Root}-{Slug.From(name)}", 100);
        var slug = key[(Root.Length + 1)..];
        var shelf = new Category
        {
            Key = key,
            ParentId = parent > 0 ? parent : null,
            Name = LocalizedText.Both(name),
            Path = new($"importiert/{slug}", $"imported/{slug}"),
        };
        return await AddAsync(shelf, name);
    }

    private async Task<int> AddAsync(Category shelf, string name)
    {
        db.Categories.Add(shelf);
        await SaveAsync();
        NewShelves++;
        _shelves["key:" + shelf.Key] = shelf.Id;
        return _shelves[Slug.Fold(name)] = shelf.Id;
    }

    private Task SaveAsync() => dryRun ? Task.CompletedTask : db.SaveChangesAsync();

    private static string FreeKey(Dictionary<string, int> taken, string wanted, int longest)
    {
        var key = wanted.Length > longest - 4 ? wanted[..(longest - 4)] : wanted;
        for (var i = 2; taken.ContainsKey("key:" + key); i++)
            key = $"{(wanted.Length > longest - 4 ? wanted[..(longest - 4)] : wanted)}-{i}";
        return key;
    }
}
