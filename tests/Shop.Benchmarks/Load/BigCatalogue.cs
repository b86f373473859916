using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Data.Sqlite;
using Shop.Stock;

namespace Shop.Benchmarks.Load;

/// <summary>A catalogue of many products in an SQLite file: made-up words, no merchant's data.</summary>
internal static class BigCatalogue
{
    public const string CustomerEmail = "load@example.org";
    public const string CustomerPassword = "a-long-enough-passphrase";

    internal static readonly string[] Words = ["Alba", "Brise", "Cedro", "Dunia", "Ester", "Fjord", "Gala", "Hafen", "Indra", "Juno", "Kori", "Luma", "Mira", "Nebel", "Onyx", "Pico", "Quarz", "Rila", "Sol", "Terra"];
    private static readonly string[] Kinds = ["Röstkaffee", "Espresso", "Schwarztee", "Grüntee", "Handmühle", "Wasserkessel", "Teekanne", "Becher"];

    /// <summary>Adds the products to an already migrated and furnished (but empty) shop.</summary>
    public static async Task FillAsync(string connectionString, int products)
    {
        var options = new DbContextOptionsBuilder<ShopDb>();
        options.UseSqliteShop(connectionString, new DatabaseOptions());
        await using var db = new ShopDb(options.Options);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync();
        var categories = await CategoriesAsync(db);
        var attributes = await AttributesAsync(db);
        var maker = new Manufacturer { Key = "maker", Name = "Werkstatt", Address = "Hafenstraße 1, 20457 Hamburg", Email = "werkstatt@example.org" };
        db.Manufacturers.Add(maker);
        await db.SaveChangesAsync();
        foreach (var chunk in Enumerable.Range(1, products).Chunk(500))
        {
            db.Products.AddRange(chunk.Select(i => Product(i, categories, attributes, maker.Id)));
            await db.SaveChangesAsync();
            foreach (var variant in db.ChangeTracker.Entries<Variant>().Select(e => e.Entity).ToList())
            {
                db.StockItems.Add(new StockItem { VariantId = variant.Id, OnHand = 1_000_000 });
                db.StockMovements.Add(new StockMovement { VariantId = variant.Id, Kind = StockMovementKind.Opening, OnHandChange = 1_000_000, By = "bench" });
            }
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        await CustomerAsync(db);
        await transaction.CommitAsync();
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private static async Task<List<int>> CategoriesAsync(ShopDb db)
    {
        var leaves = new List<Category>();
        for (var top = 0; top < 6; top++)
        {
            var parent = new Category { Key = $"top-{top}", Name = LocalizedText.Both($"Abteilung {top}"), Path = LocalizedText.Both($"abteilung-{top}"), Position = top };
            db.Categories.Add(parent);
            await db.SaveChangesAsync();
            for (var leaf = 0; leaf < 5; leaf++)
            {
                var child = new Category { Key = $"leaf-{top}-{leaf}", ParentId = parent.Id, Name = LocalizedText.Both($"Regal {top}.{leaf}"), Path = LocalizedText.Both($"abteilung-{top}/regal-{leaf}"), Position = leaf };
                db.Categories.Add(child);
                leaves.Add(child);
            }
        }
        await db.SaveChangesAsync();
        return [.. leaves.Select(c => c.Id)];
    }

    private static async Task<List<int>> AttributesAsync(ShopDb db)
    {
        var definitions = Enumerable.Range(0, 5).Select(i =>
        {
            var definition = new AttributeDefinition { Key = $"merkmal-{i}", Name = LocalizedText.Both($"Merkmal {i}"), Position = i };
            definition.Options.AddRange(Enumerable.Range(0, 8).Select(o => new AttributeOption { Key = $"wert-{o}", Name = LocalizedText.Both($"Wert {i}.{o}"), Position = o }));
            return definition;
        }).ToList();
        db.AttributeDefinitions.AddRange(definitions);
        await db.SaveChangesAsync();
        return [.. definitions.SelectMany(d => d.Options).Select(o => o.Id)];
    }

    private static Product Product(int i, List<int> categories, List<int> attributes, int maker)
    {
        var name = $"{Words[i % 20]} {Words[i / 20 % 20]} {Kinds[i % 8]} {i}";
        var product = new Product
        {
            Key = $"p-{i}",
            Name = LocalizedText.Both(name),
            Slug = LocalizedText.Both(Slug.From(name)),
            Summary = LocalizedText.Both("Ein Artikel der Lastprobe mit einem Satz von üblicher Länge."),
            Description = LocalizedText.Both(string.Join("\n\n", Enumerable.Repeat("Ein Absatz Beschreibung in üblicher Länge, damit die Seite so groß ist wie eine echte und nichts geschenkt wird.", 4))),
            CategoryId = categories[i % categories.Count],
            ManufacturerId = maker,
            TaxClass = i % 3 == 0 ? TaxClass.Standard : TaxClass.Reduced,
            Active = true,
            CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(i),
            UnitsSold = i * 7919 % 1000,
            SearchName = SearchWords.Stream($"{name} SKU-{i}"),
        };
        product.Categories.Add(new ProductCategory { CategoryId = product.CategoryId, Position = i });
        foreach (var attribute in new[] { i % 8, 8 + (i / 3 % 8), 16 + (i / 5 % 8) })
            product.Attributes.Add(new ProductAttribute { AttributeOptionId = attributes[attribute] });
        var option = new ProductOption { Name = new("Größe", "Size") };
        product.Options.Add(option);
        for (var v = 0; v < 3; v++)
        {
            var value = new OptionValue { Name = LocalizedText.Both($"{250 << v} g"), Position = v };
            option.Values.Add(value);
            var variant = new Variant { Sku = $"SKU-{i}-{v}", Price = new Money(490 + (i % 900) + (v * 700)), Content = 0.25m * (1 << v), ContentUnit = ContentUnit.Kilogram, WeightGrams = 300 << v, Position = v };
            variant.Values.Add(value);
            variant.RefreshName();
            product.Variants.Add(variant);
        }
        product.RefreshPrices();
        return product;
    }

    private static async Task CustomerAsync(ShopDb db)
    {
        var user = new User
        {
            UserName = CustomerEmail,
            NormalizedUserName = CustomerEmail.ToUpperInvariant(),
            Email = CustomerEmail,
            NormalizedEmail = CustomerEmail.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = "Last Probe",
            SecurityStamp = Guid.NewGuid().ToString(),
        };
        user.PasswordHash = new PasswordHasher<User>().HashPassword(user, CustomerPassword);
        db.Users.Add(user);
        await db.SaveChangesAsync();
        db.Customers.Add(new Customer { Number = "K-1", Email = CustomerEmail, FirstName = "Last", LastName = "Probe", UserId = user.Id });
        await db.SaveChangesAsync();
    }
}
