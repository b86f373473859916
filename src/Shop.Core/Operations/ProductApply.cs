using System.Globalization;
using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Common.Csv;

namespace Shop.Operations;

/// <summary>Brings one product in line with its rows and notes what changes.</summary>
internal sealed class ProductApply(RecordShelves shelves, RecordPictures pictures, ImportProductsRun run, ImportProductsCounts counts, KnownArticles known)
{
    private static readonly HashSet<string> Searched =
    [
        "name.de", "name.en", "gtin", "summary.de", "summary.en", "description.de", "description.en", "ingredients.de", "ingredients.en", "category", "manufacturer", "brand", "attributes", "sku",
    ];

    private readonly List<FieldChangeOf> _changes = [];

    public List<(Variant Variant, int Pieces)> Opening { get; } = [];

    public List<(Variant Variant, int Row, int Counted)> Counted { get; } = [];

    /// <summary>Whether search would find the product by other words.</summary>
    public bool ChangesSearch { get; private set; }

    /// <summary>False when everything was as the file says.</summary>
    public bool Apply(ProductWork work)
    {
        var product = work.Product ??= New(work);
        var previews = new List<ProductPreview>();
        if (work.IsNew || work.Group.Key.Length > 0 || product.Variants.Count == 1)
            ApplyProduct(work, product);
        foreach (var (record, variant) in work.Rows)
        {
            ApplyVariant(product, record, variant ?? NewVariant(product, record), isNew: variant is null);
            if (_changes.Count > 0 || variant is null)
                previews.Add(new ProductPreview(record.Row, record.Sku, product.Name.De, variant is null, [.. _changes.Select(c => new FieldChange(c.Field.Key, Short(c.Before), Short(c.After)))]));
            Note(variant is null);
        }
        if (previews.Count > 0)
            Settle(work, product);
        counts.Previews.AddRange(previews);
        if (work.IsNew)
            counts.Created++;
        else if (previews.Count > 0)
            counts.Updated++;
        else
            counts.Unchanged++;
        if (work.IsNew && !product.Active)
            counts.Drafts++;
        return previews.Count > 0;
    }

    private Product New(ProductWork work)
    {
        var name = RecordPlaces.First(work, ProductFields.NameDe) ?? RecordPlaces.First(work, ProductFields.NameEn)!;
        var key = Free(work.Group.Key.Length > 0 ? work.Group.Key : Slug.From(work.Rows[0].Record.Sku), "key:");
        var slug = Free(Slug.From(name), "");
        var product = new Product { Key = key, Name = new(name, RecordPlaces.First(work, ProductFields.NameEn) ?? ""), Slug = LocalizedText.Both(slug), CreatedAt = run.Now };
        foreach (var (i, choice) in work.Rows[0].Record.AllChoices().Index())
            product.Options.Add(new ProductOption { Name = choice.Option, Position = i });
        return product;
    }

    private string Free(string wanted, string kind)
    {
        var free = wanted;
        for (var i = 2; !run.Taken!.Add(kind + free); i++)
            free = $"{(wanted.Length > 150 ? wanted[..150] : wanted)}-{i}";
        return free;
    }

    private void ApplyProduct(ProductWork work, Product product)
    {
        foreach (var field in ProductFields.Own)
        {
            if (field.Scope == FieldScope.Product && RecordPlaces.First(work, field) is { } value)
                Change(field, product, null!, value);
        }
        ApplyPlaces(work.Places, product, work.IsNew);
        foreach (var record in work.Group.Records)
            _changes.AddRange(pictures.Attach(product, record, run.DryRun, counts));
        if (RecordPlaces.First(work, ProductFields.State) is { } state && product.Active != (state == "active"))
        {
            _changes.Add(new(ProductFields.State, product.Active ? "active" : "inactive", state));
            product.Active = state == "active";
        }
    }

    private void ApplyPlaces(RecordPlaces places, Product product, bool isNew)
    {
        if (places.Shelves is { Count: > 0 } ids)
            ApplyShelves(product, ids);
        if (places.Maker is { } maker && product.ManufacturerId != maker.Id)
        {
            Note(ProductFields.Manufacturer, shelves.MakerName(product.ManufacturerId), maker.Name);
            product.ManufacturerId = maker.Id;
        }
        if (places.Brand is { } brand && product.BrandId != brand.Id)
        {
            Note(ProductFields.Brand, shelves.BrandName(product.BrandId), brand.Name);
            product.BrandId = brand.Id;
        }
        var supplier = places.Supplier?.Id ?? (isNew || product.SupplierId is null ? run.Plan.SupplierId : null);
        if (supplier is { } id && product.SupplierId != id)
        {
            Note(ProductFields.Supplier, shelves.SupplierName(product.SupplierId), shelves.SupplierName(id));
            product.SupplierId = id;
        }
        ApplyTags(places, product);
        ApplyAttributes(places, product);
    }

    private void ApplyShelves(Product product, List<int> ids)
    {
        var before = product.Categories.Select(c => c.CategoryId).OrderByDescending(c => c == product.CategoryId).ToList();
        if (before.Count == ids.Count && before.ToHashSet().SetEquals(ids) && product.CategoryId == ids[0])
            return;
        Note(ProductFields.Category, string.Join(" | ", before.Select(shelves.PathOf)), string.Join(" | ", ids.Select(shelves.PathOf)));
        product.CategoryId = ids[0];
        product.Categories.RemoveAll(c => !ids.Contains(c.CategoryId));
        product.Categories.AddRange(ids.Where(i => !product.Categories.Exists(c => c.CategoryId == i)).Select(i => new ProductCategory { CategoryId = i }));
    }

    private void ApplyTags(RecordPlaces places, Product product)
    {
        if (places.Tags is not { } tags)
            return;
        var had = product.Tags.Select(t => t.TagId).ToList();
        var wanted = run.SaysAll ? tags.ConvertAll(t => t.Id) : [.. had.Union(tags.Select(t => t.Id))];
        if (had.ToHashSet().SetEquals(wanted))
            return;
        Note(ProductFields.Tags, string.Join(", ", had.Select(shelves.TagName)), string.Join(", ", wanted.Select(shelves.TagName)));
        product.Tags.RemoveAll(t => !wanted.Contains(t.TagId));
        product.Tags.AddRange(wanted.Except(had).Select(t => new ProductTag { TagId = t }));
    }

    private void ApplyAttributes(RecordPlaces places, Product product)
    {
        foreach (var (attribute, values) in places.Attributes ?? [])
        {
            var had = product.Attributes.Where(a => a.AttributeOption?.AttributeDefinitionId == attribute.Id).ToList();
            if (values.Count == 0 || had.Select(a => a.AttributeOptionId).ToHashSet().SetEquals(values.Select(v => v.Id)))
                continue;
            Note(ProductFields.Attributes, Say(attribute, had.Select(a => a.AttributeOption!)), Say(attribute, values));
            product.Attributes.RemoveAll(a => had.Contains(a) && !values.Exists(v => v.Id == a.AttributeOptionId));
            product.Attributes.AddRange(values.Where(v => !had.Exists(a => a.AttributeOptionId == v.Id)).Select(v => new ProductAttribute { AttributeOptionId = v.Id }));
        }
    }

    private static string Say(AttributeDefinition attribute, IEnumerable<AttributeOption> values) =>
        values.Select(v => v.Name.De).ToList() is { Count: > 0 } names ? $"{attribute.Name.De}: {string.Join(", ", names)}" : "";

    private static Variant NewVariant(Product product, ProductRecord record)
    {
        var made = new Variant { Sku = record.Sku, Position = product.Variants.Count };
        foreach (var (option, choice) in product.Options.OrderBy(o => o.Position).Zip(record.AllChoices()))
        {
            var value = option.Values.Find(v => RecordJudge.IsCalled(v.Name, choice.Value.De));
            if (value is null)
                option.Values.Add(value = new OptionValue { Name = choice.Value, Position = option.Values.Count });
            made.Values.Add(value);
        }
        made.RefreshName();
        product.Variants.Add(made);
        return made;
    }

    private void ApplyVariant(Product product, ProductRecord record, Variant variant, bool isNew)
    {
        var before = variant.Price;
        foreach (var field in ProductFields.Own)
        {
            if (field.Scope == FieldScope.Variant && record[field] is { } value)
                Change(field, product, variant, value);
        }
        if (record.Gtin.Length > 0)
            Change(ProductFields.Gtin, product, variant, record.Gtin);
        if (record[ProductFields.Price] is null && record[ProductFields.NetPrice] is { } net)
        {
            var amount = ProductFields.MoneyOf(net)!.Value;
            Change(ProductFields.Price, product, variant, (amount + amount.TaxOnTop(run.Taxes.RateOf(product.TaxClass))).ToString());
        }
        if (!isNew && before.IsPositive && (variant.Price.Cents >= before.Cents * 10 || variant.Price.Cents * 10 <= before.Cents))
            counts.Remark(record.Row, "Der Preis ändert sich auf mehr als das Zehnfache oder weniger als ein Zehntel („{0}“). Bitte prüfen Sie ihn.", $"{before} → {variant.Price}");
        if (isNew && !variant.Price.IsPositive)
            variant.Active = false;
        ApplyStock(record, variant, isNew);
    }

    private void ApplyStock(ProductRecord record, Variant variant, bool isNew)
    {
        var pieces = record[ProductFields.Stock] is { } cell ? int.Parse(cell, CultureInfo.InvariantCulture) : (int?)null;
        if (isNew)
        {
            Opening.Add((variant, pieces ?? 0));
            if (pieces is { } opening)
                Note(ProductFields.Stock, "", opening.ToString(CultureInfo.InvariantCulture));
            return;
        }
        var onHand = known.OnHand.GetValueOrDefault(variant.Id);
        if (pieces is not { } counted || counted == onHand)
            return;
        Note(ProductFields.Stock, onHand.ToString(CultureInfo.InvariantCulture), counted.ToString(CultureInfo.InvariantCulture));
        Counted.Add((variant, record.Row, counted));
    }

    private void Change(ProductField field, Product product, Variant variant, string value)
    {
        var before = field.Get!(product, variant);
        if (before == value || Bare(before) == Bare(value))
            return;
        field.Set!(product, variant, value);
        Note(field, before, value);
    }

    /// <summary>The words a product is found by, and whether it can be sold.</summary>
    private void Settle(ProductWork work, Product product)
    {
        product.RefreshPrices();
        if (product.Active && product.WhyNotActive() is { } why)
        {
            product.Active = false;
            counts.Remark(work.Rows[0].Record.Row, "Das Produkt „{0}“ ist nicht im Verkauf: Es fehlt ein Preis, ein Name oder eine aktive Variante.", product.Name.De);
            _ = why;
        }
        if (!work.IsNew)
            return;
        var options = work.Places.Attributes?.SelectMany(a => a.Values).ToDictionary(v => v.Id) ?? [];
        (product.Manufacturer, product.Brand) = (work.Places.Maker, work.Places.Brand);
        product.Attributes.ForEach(a => a.AttributeOption = options[a.AttributeOptionId]);
        ProductSearchText.Write(product, product.Categories.SelectMany(c => shelves.NamesOf(c.CategoryId)));
        (product.Manufacturer, product.Brand) = (null, null);
        product.Attributes.ForEach(a => a.AttributeOption = null);
    }

    private void Note(ProductField field, string before, string after) => _changes.Add(new(field, before, after));

    /// <summary>Counts the fields of a row and begins the next.</summary>
    private void Note(bool isNew)
    {
        ChangesSearch |= isNew || _changes.Exists(c => Searched.Contains(c.Field.Key));
        counts.NewVariants += isNew ? 1 : 0;
        foreach (var field in isNew ? [] : _changes.Select(c => c.Field.Key).Distinct())
            counts.Fields[field] = counts.Fields.GetValueOrDefault(field) + 1;
        _changes.Clear();
    }

    private static string Bare(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    private static string Short(string text) => text.Length > 160 ? text[..160] + " …" : text;
}
