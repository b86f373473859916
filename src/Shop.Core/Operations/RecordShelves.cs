using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Data;

namespace Shop.Operations;

/// <summary>Finds what products of a file refer to by name (shelves, makers, brands, suppliers, tags, attributes) and makes what is missing.</summary>
internal sealed class RecordShelves(ShopDb db, bool dryRun)
{
    private const string Root = "imported";

    private readonly Dictionary<string, int> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Category> _shelves = [];
    private readonly HashSet<string> _shelfKeys = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Manufacturer> _makers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Brand> _brands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Supplier> _suppliers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tag> _tags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AttributeDefinition> _attributes = new(StringComparer.Ordinal);
    private int _made;

    public async Task LoadAsync(CancellationToken stop)
    {
        foreach (var d in new System.Collections.IDictionary[] { _paths, _names, _shelves, _makers, _brands, _suppliers, _tags, _attributes })
            d.Clear();
        _shelfKeys.Clear();
        var categories = await db.Categories.AsNoTracking().OrderBy(c => c.Id).ToListAsync(stop);
        foreach (var category in categories)
            _shelves[category.Id] = category;
        categories.ForEach(Learn);
        foreach (var x in await db.Manufacturers.AsNoTracking().ToListAsync(stop))
            _makers.TryAdd(Slug.Fold(x.Name), x);
        foreach (var x in await db.Brands.AsNoTracking().ToListAsync(stop))
            _brands.TryAdd(Slug.Fold(x.Name), x);
        foreach (var x in await db.Suppliers.AsNoTracking().ToListAsync(stop))
            _suppliers.TryAdd(Slug.Fold(x.Name), x);
        foreach (var x in await db.Tags.AsNoTracking().ToListAsync(stop))
            _tags.TryAdd(Slug.Fold(x.Name), x);
        foreach (var x in await db.AttributeDefinitions.AsNoTracking().Include(a => a.Options).ToListAsync(stop))
        {
            _attributes.TryAdd("key:" + x.Key.ToLowerInvariant(), x);
            foreach (var name in Both(x.Name))
                _attributes.TryAdd(Slug.Fold(name), x);
        }
    }

    public string MakerName(int? id) => id is null ? "" : _makers.Values.FirstOrDefault(m => m.Id == id)?.Name ?? "";

    public string BrandName(int? id) => id is null ? "" : _brands.Values.FirstOrDefault(m => m.Id == id)?.Name ?? "";

    public string SupplierName(int? id) => id is null ? "" : _suppliers.Values.FirstOrDefault(m => m.Id == id)?.Name ?? "";

    public string TagName(int id) => _tags.Values.FirstOrDefault(t => t.Id == id)?.Name ?? "";

    /// <summary>"Kaffee > Espresso", in German.</summary>
    public string PathOf(int shelf) => string.Join(" > ", Upwards(shelf).Reverse().Select(c => c.Name.De));

    /// <summary>The shelf's own name and those of its parents.</summary>
    public IEnumerable<LocalizedText> NamesOf(int shelf) => Upwards(shelf).Select(c => c.Name);

    /// <summary>The shelf at a path of names; a single name finds a shelf wherever it stands. Missing ones are made below "Importiert".</summary>
    /// <returns>0 with a reason when the path can't be used.</returns>
    public async Task<(int Id, string? WhyNot)> ShelfAsync(IReadOnlyList<string> path, ImportProductsCounts counts)
    {
        if (path.Count is 0 or > 10 || path.Any(p => p.Length is 0 or > 120))
            return (0, "Die Kategorie „{0}“ ist leer, zu tief oder zu lang.");
        if (path.Select(Slug.Fold).Distinct().Count() < path.Count)
            return (0, "Die Kategorie „{0}“ steht unter sich selbst.");
        var key = string.Join('\u001f', path.Select(Slug.Fold));
        if (_paths.TryGetValue(key, out var known) || (path.Count == 1 && _names.TryGetValue(key, out known)))
            return (known, null);
        var parent = await RootAsync(counts);
        var at = "importiert";
        // What is there of the path stays where it is; only the rest is made.
        var begun = 0;
        for (var n = path.Count - 1; n > 0; n--)
        {
            if (!_paths.TryGetValue(string.Join('\u001f', path.Take(n).Select(Slug.Fold)), out var there))
                continue;
            (parent, begun) = (there, n);
            break;
        }
        foreach (var name in path.Skip(begun))
        {
            at = string.Join('\u001f', Upwards(parent).Reverse().Select(c => Slug.Fold(c.Name.De)).Append(Slug.Fold(name)));
            parent = _paths.TryGetValue(at, out var below) ? below : await MakeShelfAsync(name, parent, counts);
        }
        _paths[key] = parent;
        return (parent, null);
    }

    public Task<int> RootAsync(ImportProductsCounts counts) => _shelves.Values.FirstOrDefault(c => c.Key == Root) is { } root
        ? Task.FromResult(root.Id)
        : AddAsync(new Category { Key = Root, Name = new("Importiert", "Imported"), Path = new("importiert", "imported"), Position = 1000 }, counts);

    public Task<Manufacturer> MakerAsync(string name, ImportProductsCounts counts) => FindAsync(_makers, name, counts, key => new Manufacturer { Key = key, Name = name }, (x, id) => x.Id = id);

    /// <summary>Takes over what the file says about a maker (GPSR art. 19); what staff entered is only replaced by the own format.</summary>
    public async Task TellAsync(Manufacturer maker, ProductRecord record, bool replace)
    {
        string Kept(ProductField field, string had) => record[field] is { Length: > 0 } says && (replace || had.Length == 0) ? says : had;
        var (address, email) = (Kept(ProductFields.ManufacturerAddress, maker.Address), Kept(ProductFields.ManufacturerEmail, maker.Email));
        var (country, responsible) = (record[ProductFields.ManufacturerCountry]?.ToUpperInvariant() ?? maker.Country, Kept(ProductFields.ManufacturerResponsible, maker.Responsible));
        if (maker.Address == address && maker.Email == email && maker.Responsible == responsible && (maker.Country == country || !(replace || maker.Id < 0)))
            return;
        if (!dryRun)
            db.Attach(maker);
        (maker.Address, maker.Email, maker.Country, maker.Responsible) = (address, email, country, responsible);
        if (dryRun)
            return;
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync();
        db.Entry(maker).State = EntityState.Detached;
    }

    public Task<Brand> BrandAsync(string name, ImportProductsCounts counts) => FindAsync(_brands, name, counts, key => new Brand { Key = key, Name = name }, (x, id) => x.Id = id);

    public Task<Supplier> SupplierAsync(string name) => FindAsync(_suppliers, name, null, key => new Supplier { Key = key, Name = name }, (x, id) => x.Id = id);

    public Task<Tag> TagAsync(string name) => FindAsync(_tags, name, null, _ => new Tag { Name = name }, (x, id) => x.Id = id);

    /// <summary>The value of an attribute, both by name in either language.</summary>
    public async Task<AttributeOption> ValueAsync(string attribute, string value)
    {
        var definition = await AttributeAsync(attribute);
        var folded = Slug.Fold(value);
        if (definition.Options.Find(o => Both(o.Name).Any(n => Slug.Fold(n) == folded)) is { } known)
            return known;
        var option = new AttributeOption { AttributeDefinitionId = definition.Id, Key = Free(Slug.From(value), 80, k => definition.Options.Exists(o => o.Key == k)), Name = LocalizedText.Both(value), Position = definition.Options.Count };
        await SaveAsync(option, id => option.Id = id);
        definition.Options.Add(option);
        return option;
    }

    public async Task<AttributeDefinition> AttributeAsync(string name)
    {
        if (_attributes.TryGetValue("key:" + name.ToLowerInvariant(), out var known) || _attributes.TryGetValue(Slug.Fold(name), out known))
            return known;
        var key = Free(Slug.From(name), 80, k => _attributes.ContainsKey("key:" + k));
        var made = new AttributeDefinition { Key = key, Name = LocalizedText.Both(name), Position = _attributes.Count };
        await SaveAsync(made, id => made.Id = id);
        _attributes["key:" + key] = _attributes[Slug.Fold(name)] = made;
        return made;
    }

    private IEnumerable<Category> Upwards(int shelf)
    {
        var seen = new HashSet<int>();
        for (var c = _shelves.GetValueOrDefault(shelf); c is not null && seen.Add(c.Id); c = c.ParentId is { } parent ? _shelves.GetValueOrDefault(parent) : null)
            yield return c;
    }

    private void Learn(Category category)
    {
        _shelfKeys.Add(category.Key);
        var way = Upwards(category.Id).Reverse().ToList();
        _paths.TryAdd(string.Join('\u001f', way.Select(c => Slug.Fold(c.Name.De))), category.Id);
        _paths.TryAdd(string.Join('\u001f', way.Select(c => Slug.Fold(c.Name.In("en")))), category.Id);
        foreach (var name in Both(category.Name))
            _names.TryAdd(Slug.Fold(name), category.Id);
    }

    private Task<int> MakeShelfAsync(string name, int parent, ImportProductsCounts counts)
    {
        var above = _shelves[parent];
        var slug = Slug.From(name);
        var taken = _shelves.Values.Where(c => c.ParentId == parent).Select(c => c.Path.De).ToHashSet(StringComparer.OrdinalIgnoreCase);
        slug = Free(slug, 100, s => taken.Contains($"{above.Path.De}/{s}"));
        return AddAsync(new Category
        {
            Key = Free($"{Root}-{Slug.From(name)}", 100, _shelfKeys.Contains),
            ParentId = parent,
            Name = LocalizedText.Both(name),
            Path = new($"{above.Path.De}/{slug}", $"{above.Path.En}/{slug}"),
        }, counts);
    }

    private async Task<int> AddAsync(Category shelf, ImportProductsCounts counts)
    {
        await SaveAsync(shelf, id => shelf.Id = id);
        counts.NewShelves++;
        _shelves[shelf.Id] = shelf;
        Learn(shelf);
        return shelf.Id;
    }

    private async Task<T> FindAsync<T>(Dictionary<string, T> known, string name, ImportProductsCounts? counts, Func<string, T> make, Action<T, int> number)
        where T : class
    {
        if (known.TryGetValue(Slug.Fold(name), out var there))
            return there;
        var made = make(Free(Slug.From(name), 100, k => known.Values.Any(x => db.Entry(x).Properties.Any(p => p.Metadata.Name == "Key" && Equals(p.CurrentValue, k)))));
        await SaveAsync(made, id => number(made, id));
        if (counts is not null)
            counts.NewMakers++;
        return known[Slug.Fold(name)] = made;
    }

    /// <summary>Saves in the transaction of the batch; a dry run gives numbers that no row has.</summary>
    private async Task SaveAsync(object made, Action<int> number)
    {
        if (dryRun)
        {
            number(--_made);
            return;
        }
        db.Add(made);
        await db.SaveChangesAsync();
        db.Entry(made).State = EntityState.Detached;
    }

    private static string Free(string wanted, int longest, Func<string, bool> isTaken)
    {
        var cut = wanted.Length > longest - 5 ? wanted[..(longest - 5)] : wanted;
        var key = cut;
        for (var i = 2; isTaken(key); i++)
            key = $"{cut}-{i}";
        return key;
    }

    private static IEnumerable<string> Both(LocalizedText text) => new[] { text.De, text.En }.Where(t => t.Length > 0).Distinct();
}
