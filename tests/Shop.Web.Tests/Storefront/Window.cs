using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Files;
using Shop.Settings;
using Shop.Stock;

namespace Shop.Web.Tests.Storefront;

/// <summary>Furnishes a shop window: shelves on two levels and products with choices, attributes, pictures and a maker.</summary>
internal static class Window
{
    public static async Task<TestApp> OpenAsync(params (string Key, string? Value)[] configuration)
    {
        var app = await TestApp.OpenAsync(configuration);
        await app.Shop.DoAsync(async db =>
        {
            var coffee = await db.Categories.SingleAsync(c => c.Key == "coffee");
            db.Categories.Add(new Category { Key = "espresso", ParentId = coffee.Id, Name = new("Espresso", "Espresso"), Path = new("kaffee/espresso", "coffee/espresso") });
            db.Categories.Add(new Category { Key = "tea", Name = new("Tee", "Tea"), Path = new("tee", "tea"), Position = 1 });
            db.AttributeDefinitions.Add(Definition("roast", new("Röstung", "Roast"), 0, ("light", "Hell"), ("medium", "Mittel"), ("dark", "Dunkel")));
            db.AttributeDefinitions.Add(Definition("origin", new("Herkunft", "Origin"), 1, ("kenya", "Kenia"), ("peru", "Peru")));
            db.Manufacturers.Add(new Manufacturer { Key = "kontor", Name = "Rösterei Test", Address = "Kai 1, 20457 Hamburg", Email = "maker@example.org" });
        });
        return app;
    }

    /// <summary>The next page is a cold one: what was kept in memory about the catalogue is gone, as after a change to it.</summary>
    public static void ForgetCatalogue(this TestApp app) => app.Services.GetRequiredService<TagCache>().Drop("catalog");

    /// <summary>The same for settings and the ways of sending and paying.</summary>
    public static void ForgetSettings(this TestApp app) => app.Services.GetRequiredService<TagCache>().Drop(ShopSettings.StaleTag);

    /// <summary>A coffee in 250 g and 1 kg, each as beans or ground, with two pictures and the attributes named.</summary>
    public static async Task<Product> CoffeeAsync(
        this TestApp app, string name, decimal price = 8.90m, string roast = "light", string origin = "kenya", int stock = 10, string shelf = "espresso", int unitsSold = 0)
    {
        await using var db = app.Shop.CreateDbContext();
        var category = await db.Categories.SingleAsync(c => c.Key == shelf);
        var product = new Product
        {
            Key = Slug.From(name),
            Name = new(name, name + " EN"),
            Slug = new(Slug.From(name), Slug.From(name) + "-en"),
            Summary = new("Ein Satz über " + name, "A sentence about " + name),
            Description = new("**Dicht** und ruhig. <script>alert(1)</script>", "Dense and calm."),
            CategoryId = category.Id,
            ManufacturerId = (await db.Manufacturers.FirstAsync()).Id,
            TaxClass = TaxClass.Reduced,
            Active = true,
            CreatedAt = app.Shop.Clock.GetUtcNow().UtcDateTime,
            UnitsSold = unitsSold,
            SearchName = SearchWords.Stream(name),
            SearchText = SearchWords.Stream("Kaffee Röstkaffee"),
        };
        product.Categories.Add(new ProductCategory { CategoryId = category.Id });
        foreach (var option in await db.AttributeOptions.Where(o => o.Key == roast || o.Key == origin).ToListAsync())
            product.Attributes.Add(new ProductAttribute { AttributeOptionId = option.Id });
        AddVariants(product, price);
        for (var i = 0; i < 2; i++)
            product.Pictures.Add(new ProductPicture { Position = i, Alt = new($"Bild {i}", $"Picture {i}"), Picture = Picture(app) });
        db.Products.Add(product);
        await db.SaveChangesAsync();
        db.StockItems.AddRange(product.Variants.Select(v => new StockItem { VariantId = v.Id, OnHand = v.Sku.EndsWith("1000-F", StringComparison.Ordinal) ? 0 : stock }));
        await db.SaveChangesAsync();
        return product;
    }

    public static string Address(this Product product, string language = "de") =>
        language == "de" ? $"/de/artikel/{product.Slug.De}-{product.Id}" : $"/en/products/{product.Slug.En}-{product.Id}";

    private static void AddVariants(Product product, decimal price)
    {
        var size = Option("Größe", 0, "250 g", "1 kg");
        var grind = Option("Mahlgrad", 1, "Bohne", "Filter");
        product.Options.AddRange([size, grind]);
        foreach (var (s, kg) in size.Values.Zip([0.25m, 1m]))
        {
            foreach (var (g, letter) in grind.Values.Zip(["B", "F"]))
            {
                var variant = new Variant
                {
                    Sku = $"{product.Key}-{kg * 1000:0}-{letter}",
                    Price = Money.From(price * (kg == 1m ? 3.5m : 1m)),
                    Content = kg,
                    ContentUnit = ContentUnit.Kilogram,
                    Position = product.Variants.Count,
                };
                variant.Values.AddRange([s, g]);
                variant.RefreshName();
                product.Variants.Add(variant);
            }
        }
        product.RefreshPrices();
    }

    private static ProductOption Option(string name, int position, params string[] values)
    {
        var option = new ProductOption { Name = LocalizedText.Both(name), Position = position };
        option.Values.AddRange(values.Select((v, i) => new OptionValue { Name = LocalizedText.Both(v), Position = i }));
        return option;
    }

    private static AttributeDefinition Definition(string key, LocalizedText name, int position, params (string Key, string Name)[] options)
    {
        var definition = new AttributeDefinition { Key = key, Name = name, Position = position };
        definition.Options.AddRange(options.Select((o, i) => new AttributeOption { Key = o.Key, Name = new(o.Name, o.Key), Position = i }));
        return definition;
    }

    private static Picture Picture(TestApp app) =>
        new() { Key = Guid.NewGuid().ToString("n")[..20], Width = 1280, Height = 1600, CreatedAt = app.Shop.Clock.GetUtcNow().UtcDateTime };
}
