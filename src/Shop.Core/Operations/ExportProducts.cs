using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Settings;

namespace Shop.Operations;

/// <summary>Which products go into a file.</summary>
/// <param name="CategoryId">A shelf with all below it; null for all.</param>
/// <param name="Active">Null for all.</param>
public sealed record ExportChoice(int? CategoryId, bool? Active);

/// <summary>
/// Writes products in the own format, a row a variant, in pages, so that a large shop needs no large memory. Read in again it
/// changes nothing.
/// </summary>
public sealed class ExportProducts(ShopDb db, ShopAddress address)
{
    private const int ProductsPerPage = 500;

    private readonly Dictionary<int, string> _paths = [];

    /// <param name="choice">Which products.</param>
    /// <param name="to">UTF-8 with a mark and semicolons; stays open.</param>
    /// <param name="stop">Ends the writing.</param>
    public async Task<int> RunAsync(ExportChoice choice, Stream to, CancellationToken stop)
    {
        await using var writer = new StreamWriter(to, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        var shelves = await ShelvesAsync(stop);
        var attributes = await db.AttributeDefinitions.AsNoTracking().OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(stop);
        var fields = ProductFields.All.Where(f => f != ProductFields.Type && f != ProductFields.NetPrice && f != ProductFields.Attributes).ToList();
        await writer.WriteLineAsync(string.Join(';', fields.Select(f => f.Key).Concat(attributes.Select(a => "attribute." + a.Key)).Select(CsvWriting.Cell)));
        var (rows, last) = (0, 0);
        while (await PageAsync(choice, shelves, last, stop) is { Count: > 0 } page)
        {
            last = page[^1].Id;
            var stock = await StockAsync(page, stop);
            foreach (var product in page)
            {
                foreach (var variant in product.Variants.OrderBy(v => v.Position).ThenBy(v => v.Id))
                {
                    rows++;
                    var cells = fields.Select(f => Cell(f, product, variant, stock)).Concat(attributes.Select(a => AttributeCell(product, a)));
                    await writer.WriteLineAsync(string.Join(';', cells.Select(CsvWriting.Cell)).AsMemory(), stop);
                }
            }
        }
        return rows;
    }

    private async Task<IReadOnlyList<int>?> ShelvesOfAsync(int? category, List<Category> all)
    {
        if (category is not { } id)
            return null;
        var ids = new List<int> { id };
        for (var i = 0; i < ids.Count; i++)
            ids.AddRange(all.Where(c => c.ParentId == ids[i] && !ids.Contains(c.Id)).Select(c => c.Id));
        return await Task.FromResult(ids);
    }

    private async Task<List<Category>> ShelvesAsync(CancellationToken stop)
    {
        var all = await db.Categories.AsNoTracking().ToListAsync(stop);
        var byId = all.ToDictionary(c => c.Id);
        foreach (var category in all)
        {
            var names = new List<string>();
            for (var c = category; c is not null && names.Count < 20; c = c.ParentId is { } parent ? byId.GetValueOrDefault(parent) : null)
                names.Insert(0, c.Name.De);
            _paths[category.Id] = string.Join(" > ", names);
        }
        return all;
    }

    private async Task<List<Product>> PageAsync(ExportChoice choice, List<Category> all, int after, CancellationToken stop)
    {
        var query = db.Products.AsNoTrackingWithIdentityResolution().Where(p => p.Id > after);
        if (choice.Active is { } active)
            query = query.Where(p => p.Active == active);
        if (await ShelvesOfAsync(choice.CategoryId, all) is { } shelves)
            query = query.Where(p => p.Categories.Any(c => EF.Parameter(shelves).Contains(c.CategoryId)));
        var ids = await query.OrderBy(p => p.Id).Select(p => p.Id).Take(ProductsPerPage).ToListAsync(stop);
        if (ids.Count == 0)
            return [];
        return await db.Products.AsNoTrackingWithIdentityResolution().Where(p => EF.Parameter(ids).Contains(p.Id)).OrderBy(p => p.Id)
            .Include(p => p.Variants).ThenInclude(v => v.Values)
            .Include(p => p.Options).ThenInclude(o => o.Values)
            .Include(p => p.Categories)
            .Include(p => p.Attributes).ThenInclude(a => a.AttributeOption)
            .Include(p => p.Pictures).ThenInclude(x => x.Picture)
            .Include(p => p.Tags).ThenInclude(t => t.Tag)
            .Include(p => p.Manufacturer).Include(p => p.Brand).Include(p => p.Supplier)
            .AsSplitQuery().ToListAsync(stop);
    }

    private async Task<Dictionary<int, int>> StockAsync(List<Product> page, CancellationToken stop)
    {
        var (first, last) = (page[0].Id, page[^1].Id);
        return await db.Variants.Where(v => v.ProductId >= first && v.ProductId <= last).Join(db.StockItems, v => v.Id, s => s.VariantId, (v, s) => new { s.VariantId, s.OnHand })
            .ToDictionaryAsync(s => s.VariantId, s => s.OnHand, stop);
    }

    private string Cell(ProductField field, Product product, Variant variant, Dictionary<int, int> stock)
    {
        if (field == ProductFields.Product)
            return product.Key;
        if (field == ProductFields.Sku)
            return variant.Sku;
        if (field == ProductFields.Stock)
            return stock.GetValueOrDefault(variant.Id).ToString(CultureInfo.InvariantCulture);
        if (field.Get is { } get)
            return Written(field, get(product, variant));
        return field.Key.StartsWith("option", StringComparison.Ordinal) ? OptionCell(field, product, variant) : BesideCell(field, product);
    }

    private string BesideCell(ProductField field, Product product)
    {
        if (field == ProductFields.Category)
            return string.Join('|', product.Categories.Select(c => c.CategoryId).OrderByDescending(c => c == product.CategoryId).Select(c => _paths.GetValueOrDefault(c, "")));
        if (field == ProductFields.Tags)
            return string.Join('|', product.Tags.Select(t => t.Tag!.Name).Order(StringComparer.Ordinal));
        var pictures = product.Pictures.OrderBy(p => p.Position).ThenBy(p => p.Id).ToList();
        return field.Key switch
        {
            "pictures" => string.Join('|', pictures.Select(AddressOf)),
            "pictures.alt.de" => string.Join('|', pictures.Select(p => p.Alt.De.Replace('|', '/'))),
            "pictures.alt.en" => string.Join('|', pictures.Select(p => p.Alt.En.Replace('|', '/'))),
            "brand" => product.Brand?.Name ?? "",
            "supplier" => product.Supplier?.Name ?? "",
            "manufacturer" => product.Manufacturer?.Name ?? "",
            "manufacturer.address" => product.Manufacturer?.Address ?? "",
            "manufacturer.email" => product.Manufacturer?.Email ?? "",
            "manufacturer.country" => product.Manufacturer?.Country ?? "",
            "manufacturer.responsible" => product.Manufacturer?.Responsible ?? "",
            _ => "",
        };
    }

    private string AddressOf(ProductPicture picture)
    {
        if (picture.SourceUrl is { } url)
            return url;
        var path = $"/bilder/{picture.Picture!.Key}-640.webp";
        return address.Of(path) ?? path;
    }

    private static string OptionCell(ProductField field, Product product, Variant variant)
    {
        var number = field.Key[6] - '1';
        var option = product.Options.OrderBy(o => o.Position).ElementAtOrDefault(number);
        if (option is null)
            return "";
        var text = field.Key.Contains(".name", StringComparison.Ordinal) ? option.Name : variant.Values.Find(v => v.ProductOptionId == option.Id)?.Name ?? LocalizedText.Empty;
        return field.Language == "EN" ? text.En : text.De;
    }

    private static string AttributeCell(Product product, AttributeDefinition attribute) =>
        string.Join('|', product.Attributes.Where(a => a.AttributeOption!.AttributeDefinitionId == attribute.Id).OrderBy(a => a.AttributeOption!.Position).Select(a => a.AttributeOption!.Name.De));

    /// <summary>Files with semicolons have decimal commas.</summary>
    private static string Written(ProductField field, string value) => field.Kind is FieldKind.Money or FieldKind.Number ? value.Replace('.', ',') : value;
}
