using Shop.Catalog;
using Shop.Common;
using Shop.Feeds;
using Shop.Files;
using Shop.Search;

namespace Shop.Data.DemoData;

/// <summary>Puts shelves, makers, facets and products with their pictures and price history into the shop.</summary>
internal sealed class DemoCatalogue(ShopDb db, DemoCalendar calendar, DemoPictures pictures)
{
    private readonly DemoDice _dice = new("catalogue");
    private readonly Dictionary<string, Category> _categories = [];
    private readonly Dictionary<string, Manufacturer> _makers = [];
    private readonly Dictionary<string, Brand> _brands = [];
    private readonly Dictionary<(string Attribute, string Option), AttributeOption> _attributes = [];

    /// <summary>Saves the catalogue and hands back what can be sold, for the orders.</summary>
    public async Task<IReadOnlyList<DemoArticle>> SeedAsync(CancellationToken stop)
    {
        await AddCategoriesAsync(stop);
        db.Synonyms.AddRange(DemoFiles.Synonyms().Select(words => new Synonym { Words = words }));
        AddManufacturers();
        AddAttributes();
        await db.SaveChangesAsync(stop);
        var made = DemoFiles.Products().Select(p => (Source: p, Product: Make(p))).ToList();
        db.Products.AddRange(made.Select(m => m.Product));
        await db.SaveChangesAsync(stop);

        AddRelated(made);
        db.Feeds.Add(new Feed { Name = "Google Merchant Center", Token = Feed.NewToken(), Channel = FeedChannel.Google, CreatedAt = calendar.EnteredAt });
        ShowProductsOnShelves(made);
        var articles = made.SelectMany(m => ArticlesOf(m.Source, m.Product)).ToList();
        db.PriceChanges.AddRange(articles.SelectMany(a => a.History()));
        await db.SaveChangesAsync(stop);
        return articles;
    }

    private async Task AddCategoriesAsync(CancellationToken stop)
    {
        var sources = DemoFiles.Categories();
        var drawn = sources.ToDictionary(c => c.Key, c => pictures.Find(c.Picture ?? "category-" + c.Key));
        db.Pictures.AddRange(drawn.Values.OfType<Picture>().Distinct());
        await db.SaveChangesAsync(stop);
        foreach (var level in sources.GroupBy(c => c.Parent is not null).OrderBy(g => g.Key))
        {
            foreach (var source in level)
                AddCategory(source, drawn[source.Key]?.Id);
            await db.SaveChangesAsync(stop);
        }
    }

    private void AddCategory(DemoCategory source, int? pictureId)
    {
        var parent = source.Parent is { } key ? _categories[key] : null;
        var category = new Category
        {
            Key = source.Key,
            ParentId = parent?.Id,
            Name = source.Name,
            Path = parent is null ? source.Slug : new($"{parent.Path.De}/{source.Slug.De}", $"{parent.Path.En}/{source.Slug.En}"),
            Description = source.Description,
            Ground = source.Ground,
            PictureId = pictureId,
            Position = source.Position,
            Rules = source.Rules?.Write() ?? "",
        };
        _categories.Add(source.Key, category);
        db.Categories.Add(category);
    }

    private void AddManufacturers()
    {
        foreach (var source in DemoFiles.Manufacturers())
        {
            _makers.Add(source.Key, new Manufacturer
            {
                Key = source.Key,
                Name = source.Name,
                Address = source.Address,
                Email = source.Email,
                Country = source.Country,
                Responsible = source.Responsible is { } r ? $"{r.Address}, {r.Email}" : "",
            });
        }
        db.Manufacturers.AddRange(_makers.Values);
        foreach (var source in DemoFiles.Manufacturers().Where(m => m.Brand is not null))
            _brands.Add(source.Key, new Brand { Key = Slug.From(source.Brand!.Name), Name = source.Brand.Name, Description = source.Brand.Text, Position = _brands.Count });
        db.Brands.AddRange(_brands.Values);
    }

    private void AddAttributes()
    {
        foreach (var (source, position) in DemoFiles.Attributes().Select((a, i) => (a, i)))
        {
            var definition = new AttributeDefinition { Key = source.Key, Name = source.Name, Unit = source.Unit ?? "", Position = position };
            foreach (var choice in source.Options)
            {
                var option = new AttributeOption { Key = choice.Key, Name = choice.Name, Position = definition.Options.Count };
                definition.Options.Add(option);
                _attributes.Add((source.Key, choice.Key), option);
            }
            db.AttributeDefinitions.Add(definition);
        }
    }

    private Product Make(DemoProduct source)
    {
        var product = new Product
        {
            Key = source.Key,
            Name = source.Name,
            Slug = source.Slug,
            Summary = source.Summary ?? LocalizedText.Empty,
            Description = source.Description ?? LocalizedText.Empty,
            Ingredients = source.Ingredients ?? LocalizedText.Empty,
            Warnings = source.Warnings ?? LocalizedText.Empty,
            WithdrawalExclusion = source.WithdrawalExcluded ?? LocalizedText.Empty,
            Manufacturer = source.Manufacturer is { } maker ? _makers[maker] : null,
            Brand = source.Manufacturer is { } of ? _brands.GetValueOrDefault(of) : null,
            CategoryId = _categories[source.Category].Id,
            TaxClass = source.Tax == "reduced" ? TaxClass.Reduced : TaxClass.Standard,
            Active = true,
            ContainsBattery = source.Battery,
            WeeeNumber = source.Battery ? "DE12345678" : "",
            GuaranteeYears = source.GuaranteeYears,
            CreatedAt = EnteredAt(source),
        };
        AddVariants(product, source);
        product.RefreshPrices();
        foreach (var key in source.AlsoIn.Prepend(source.Category).Distinct())
            product.Categories.Add(new ProductCategory { CategoryId = _categories[key].Id, Position = 100 - source.Popularity });
        foreach (var option in source.Attributes.SelectMany(a => a.Value.Select(v => (a.Key, v))).Distinct())
            product.Attributes.Add(new ProductAttribute { AttributeOption = _attributes[option] });
        foreach (var picture in pictures.Gallery(source.Key))
            product.Pictures.Add(new ProductPicture { Picture = picture, Alt = source.Name, Position = product.Pictures.Count });
        ProductSearchText.Write(product, ShelvesOf(source).Select(c => c.Name));
        return product;
    }

    private static void AddVariants(Product product, DemoProduct source)
    {
        var values = new Dictionary<(string, string), OptionValue>();
        foreach (var option in source.Options)
        {
            var made = new ProductOption { Name = option.Name, Position = product.Options.Count };
            foreach (var choice in option.Values)
            {
                var value = new OptionValue { Name = choice.Name, Swatch = DemoColours.Of(option.Key, choice.Key), Position = made.Values.Count };
                made.Values.Add(value);
                values.Add((option.Key, choice.Key), value);
            }
            product.Options.Add(made);
        }
        foreach (var (from, position) in source.Variants.Select((v, i) => (v, i)))
            product.Variants.Add(MakeVariant(from, source, position, values));
    }

    private static Variant MakeVariant(
        DemoVariant from, DemoProduct source, int position, Dictionary<(string, string), OptionValue> values)
    {
        var variant = new Variant
        {
            Sku = from.Sku,
            Gtin = from.Gtin,
            Price = Money.From(from.Price),
            FormerPrice = from.Was is { } was ? Money.From(was) : null,
            Cost = Money.From(from.Cost),
            Content = from.Content,
            ContentUnit = from.Unit switch { "kg" => ContentUnit.Kilogram, "l" => ContentUnit.Litre, "m" => ContentUnit.Metre, _ => ContentUnit.None },
            WeightGrams = from.Weight,
            DeliveryDaysFrom = source.DeliveryDays[0],
            DeliveryDaysTo = source.DeliveryDays[1],
            Position = position,
        };
        Measure(variant);
        variant.RecommendedPrice = RecommendedOf(from, source);
        variant.Values.AddRange(source.Options.Where(o => from.Values.ContainsKey(o.Key)).Select(o => values[(o.Key, from.Values[o.Key])]));
        variant.RefreshName();
        return variant;
    }

    /// <summary>A box around the goods: about as heavy as a third of water, somewhat longer than wide.</summary>
    private static void Measure(Variant variant)
    {
        if (variant.WeightGrams <= 0)
            return;
        var side = (int)Math.Round(Math.Cbrt(variant.WeightGrams * 3.0) * 2) * 5;
        (variant.LengthMm, variant.WidthMm, variant.HeightMm) = (side * 6 / 5, side, side * 9 / 10);
    }

    /// <summary>Makers of dearer equipment recommend a price; ours lies below it.</summary>
    private static Money? RecommendedOf(DemoVariant from, DemoProduct source) =>
        source.Tax == "reduced" || from.Price < 40 ? null : Money.From(Math.Ceiling(from.Price * 1.08m) - 0.05m);

    /// <summary>Most stood on the shelf from the first day; some that sell less came later, a few only weeks ago.</summary>
    private DateTime EnteredAt(DemoProduct source)
    {
        var later = source.Popularity < 75 && _dice.Chance(0.3);
        if (!later)
            return calendar.EnteredAt.AddMinutes(_dice.Between(0, 6000));
        var age = _dice.Chance(0.5) ? _dice.Between(8, 55) : _dice.Between(56, 400);
        return DemoCalendar.At(calendar.Today.AddDays(-age), 9, _dice.Between(0, 59));
    }

    private IEnumerable<Category> ShelvesOf(DemoProduct source)
    {
        foreach (var key in source.AlsoIn.Prepend(source.Category))
        {
            yield return _categories[key];
            if (_categories[key].ParentId is { } parent)
                yield return _categories.Values.Single(c => c.Id == parent);
        }
    }

    /// <summary>A shelf without a drawing of its own shows what it sells best.</summary>
    private void ShowProductsOnShelves(List<(DemoProduct Source, Product Product)> made)
    {
        foreach (var shelf in _categories.Values.Where(c => c.PictureId is null))
        {
            var best = made.Where(m => m.Source.Category == shelf.Key && m.Product.Pictures.Count > 0).OrderByDescending(m => m.Source.Popularity).FirstOrDefault();
            shelf.PictureId = best.Product?.Pictures[0].PictureId;
        }
        db.ChangeTracker.DetectChanges();
    }

    private void AddRelated(List<(DemoProduct Source, Product Product)> made)
    {
        var ids = made.ToDictionary(m => m.Source.Key, m => m.Product.Id);
        foreach (var (source, product) in made)
        {
            var related = source.Related.Distinct().Where(r => ids.ContainsKey(r) && r != source.Key);
            db.RelatedProducts.AddRange(related.Select((r, i) => new RelatedProduct { ProductId = product.Id, RelatedId = ids[r], Position = i }));
        }
    }

    private IEnumerable<DemoArticle> ArticlesOf(DemoProduct source, Product product) =>
        product.Variants.Zip(source.Variants, (variant, from) => new DemoArticle(source, from, product, variant, calendar));
}
