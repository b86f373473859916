using Shop.Catalog;
using Shop.Catalog.Import;

namespace Shop.Operations;

/// <summary>What a product of a file refers to, found or made. Null where the file says nothing.</summary>
internal sealed class RecordPlaces
{
    public List<int>? Shelves { get; private set; }

    public Manufacturer? Maker { get; private set; }

    public Brand? Brand { get; private set; }

    public Supplier? Supplier { get; private set; }

    public List<Tag>? Tags { get; private set; }

    /// <summary>By attribute.</summary>
    public List<(AttributeDefinition Attribute, List<AttributeOption> Values)>? Attributes { get; private set; }

    public static async Task<RecordPlaces> FindAsync(ProductWork work, RecordShelves shelves, ImportProductsRun run, ImportProductsCounts counts)
    {
        var places = new RecordPlaces();
        if (First(work, ProductFields.Category) is { } category && (work.IsNew || run.SaysAll))
            places.Shelves = await ShelvesAsync(work, category, shelves, run, counts);
        if (work.IsNew && places.Shelves is null or { Count: 0 })
            places.Shelves = work.IsNew ? [await shelves.RootAsync(counts)] : null;
        if (First(work, ProductFields.Manufacturer) is { } maker)
        {
            places.Maker = await shelves.MakerAsync(maker, counts);
            await shelves.TellAsync(places.Maker, work.Group.Records[0], run.SaysAll);
        }
        if (First(work, ProductFields.Brand) is { } brand)
            places.Brand = await shelves.BrandAsync(brand, counts);
        if (First(work, ProductFields.Supplier) is { } supplier)
            places.Supplier = await shelves.SupplierAsync(supplier);
        if (First(work, ProductFields.Tags) is { } tags)
        {
            places.Tags = [];
            foreach (var name in tags.Split(run.SaysAll ? ['|'] : ['|', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(t => t.Length <= 60).Distinct(StringComparer.OrdinalIgnoreCase).Take(50))
                places.Tags.Add(await shelves.TagAsync(PlainText.Of(name)));
        }
        await places.TakeAttributesAsync(work, shelves);
        return places;
    }

    /// <summary>What the first row of a product that says something says.</summary>
    public static string? First(ProductWork work, ProductField field)
    {
        foreach (var record in work.Group.Records)
        {
            if (record[field] is { } value)
                return value;
        }
        return null;
    }

    private static async Task<List<int>> ShelvesAsync(ProductWork work, string cell, RecordShelves shelves, ImportProductsRun run, ImportProductsCounts counts)
    {
        var found = new List<int>();
        var paths = run.Plan.Format == FileFormat.WooCommerce ? cell.Split(',') : cell.Split('|');
        foreach (var path in paths.Where(p => !string.IsNullOrWhiteSpace(p)).Take(20))
        {
            var names = path.Split(run.Plan.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(PlainText.Of).ToList();
            var (id, whyNot) = await shelves.ShelfAsync(names, counts);
            if (whyNot is not null)
                counts.Remark(work.Rows[0].Record.Row, whyNot, path.Trim());
            else if (!found.Contains(id))
                found.Add(id);
        }
        return found;
    }

    private async Task TakeAttributesAsync(ProductWork work, RecordShelves shelves)
    {
        foreach (var (name, cell) in work.Group.Records.SelectMany(r => r.Attributes).DistinctBy(a => a.Name))
        {
            var attribute = await shelves.AttributeAsync(name);
            var values = new List<AttributeOption>();
            foreach (var value in cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(v => v.Length <= 150))
                values.Add(await shelves.ValueAsync(name, value));
            (Attributes ??= []).Add((attribute, [.. values.DistinctBy(v => v.Id)]));
        }
    }
}
