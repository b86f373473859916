using Shop.Catalog;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Payments;
using Shop.Pricing;
using Shop.Pricing.Endings;
using Shop.Settings;
using Shop.Shipping;
using Shop.Stock;

namespace Shop.Tests;

/// <summary>Sets the scene of a test in the shop's own words; what a test doesn't name gets a plausible value.</summary>
public static class Given
{
    private static int _count;

    /// <summary>VAT rates, number series, one shipping and two payment methods, the pages a contract needs.</summary>
    public static async Task<TestShop> OpenShopAsync()
    {
        var shop = TestShop.Open();
        await shop.DoAsync(db =>
        {
            db.TaxRates.AddRange(
                new TaxRate { Country = "DE", TaxClass = TaxClass.Standard, Rate = 0.19m, ValidFrom = new DateOnly(2021, 1, 1), Source = "§12 (1) UStG" },
                new TaxRate { Country = "DE", TaxClass = TaxClass.Reduced, Rate = 0.07m, ValidFrom = new DateOnly(2021, 1, 1), Source = "§12 (2) UStG" });
            db.NumberSeries.AddRange(
                new NumberSeries { Key = "order", Prefix = "B-", Next = 100001 },
                new NumberSeries { Key = "invoice", Prefix = "RE-", Next = 100001 },
                new NumberSeries { Key = "cancellation", Prefix = "SR-", Next = 100001 },
                new NumberSeries { Key = "customer", Prefix = "K-", Next = 10001 });
            db.ShippingMethods.Add(new ShippingMethod { Code = "standard", Name = new("Standardversand", "Standard shipping"), Price = Money.From(4.90m), FreeFrom = Money.From(49), Countries = "DE,AT" });
            db.PaymentMethods.AddRange(
                new PaymentMethod { Code = PaymentMethod.BankTransfer, Name = new("Vorkasse", "Bank transfer") },
                new PaymentMethod { Code = PaymentMethod.Invoice, Name = new("Rechnung", "Invoice"), PaysLater = true, Position = 1 });
            db.PriceEndingRules.AddRange(UsualEndings.All);
            foreach (var key in new[] { "agb", "widerruf" })
                db.ContentPages.Add(Page(key));
            db.Categories.Add(new Category { Key = "coffee", Name = new("Kaffee", "Coffee"), Path = new("kaffee", "coffee") });
            return Task.CompletedTask;
        });
        var settings = new ShopSettings(shop, new TagCache(), shop.Clock);
        await settings.SaveAsync(new ShopIdentity
        {
            ShopName = "Testladen",
            CompanyName = "Testladen GmbH",
            Street = "Hafenstraße 1",
            Postcode = "20457",
            City = "Hamburg",
            Email = "laden@example.org",
            Phone = "+49 40 123456",
            VatId = "DE123456789",
            TaxNumber = "48/123/45678",
            Iban = "DE02120300000000202051",
            Bic = "BYLADEM1001",
            BankName = "Testbank",
        });
        return shop;
    }

    /// <summary>A product with a single variant in the shop's coffee category.</summary>
    public static async Task<Variant> ProductAsync(
        TestShop shop, decimal price = 8.90m, int stock = 10, string? name = null, TaxClass tax = TaxClass.Reduced, bool active = true, decimal cost = 4.00m)
    {
        var n = Interlocked.Increment(ref _count);
        name ??= $"Kaffee {n}";
        var variant = new Variant { Sku = $"SKU-{n}", Price = Money.From(price), Cost = Money.From(cost), Content = 0.25m, ContentUnit = ContentUnit.Kilogram, WeightGrams = 280 };
        await using var db = shop.CreateDbContext();
        var category = db.Categories.OrderBy(c => c.Id).First();
        var product = new Product
        {
            Key = $"product-{n}",
            Name = new(name, name + " (en)"),
            Slug = new($"kaffee-{n}", $"coffee-{n}"),
            CategoryId = category.Id,
            TaxClass = tax,
            Active = active,
            CreatedAt = shop.Clock.GetUtcNow().UtcDateTime,
            SearchName = SearchWords.Stream($"{name} {variant.Sku}"),
        };
        product.Variants.Add(variant);
        product.Categories.Add(new ProductCategory { CategoryId = category.Id });
        product.RefreshPrices();
        db.Products.Add(product);
        await db.SaveChangesAsync();
        db.StockItems.Add(new StockItem { VariantId = variant.Id, OnHand = stock });
        db.StockMovements.Add(new StockMovement { VariantId = variant.Id, Kind = StockMovementKind.Opening, OnHandChange = stock, At = shop.Clock.GetUtcNow().UtcDateTime, By = "test" });
        await db.SaveChangesAsync();
        return variant;
    }

    private static ContentPage Page(string key)
    {
        var page = new ContentPage { Key = key, Title = LocalizedText.Both(key.ToUpperInvariant()), Slug = LocalizedText.Both(key), FooterPosition = 1 };
        page.Versions.Add(new ContentPageVersion { Body = LocalizedText.Both($"Text {key}"), ValidFrom = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), Author = "test" });
        return page;
    }
}
