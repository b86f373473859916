using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data.DemoData;
using Shop.Operations;
using Shouldly;
using Xunit;

namespace Shop.Tests.Data.DemoData;

public class DemoResetTests
{
    private static readonly IProgress<string> Quiet = new Progress<string>();

    [Fact]
    public async Task Starting_over_gives_the_same_shop_and_keeps_the_keys_of_cookies()
    {
        using var shop = TestShop.Open();
        await new FirstStart(shop.CreatePlainContext, shop.Clock).RunAsync(demo: true, Quiet);
        var before = await FingerprintAsync(shop);
        await shop.DoAsync(async db =>
        {
            db.SharedKeys.Add(new SharedKey { Name = "key", Xml = "<key/>" });
            var product = await db.Products.Include(p => p.Variants).FirstAsync();
            product.Name = new("Umbenannt", "Renamed");
            product.Variants[0].Price = Money.From(99);
        });

        await new DemoReset(shop.CreatePlainContext, shop.Clock).ResetAsync(Quiet);

        (await FingerprintAsync(shop)).ShouldBe(before);
        (await shop.AskAsync(db => db.SharedKeys.CountAsync())).ShouldBe(1);
        (await shop.AskAsync(db => db.ChangeLog.AnyAsync(c => c.NewValue == "Umbenannt"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Seeding_that_was_killed_begins_anew()
    {
        using var shop = TestShop.Open();
        await shop.DoAsync(async db =>
        {
            await DemoMarker.TryBeginAsync(db, shop.Clock, default);
            await BasicData.EnsureAsync(db);
            db.Categories.Add(new Category { Key = "coffee", Name = new("Halb", "Half") });
        });
        shop.Clock.Advance(TimeSpan.FromMinutes(5));

        await new FirstStart(shop.CreatePlainContext, shop.Clock).RunAsync(demo: true, Quiet);

        (await shop.AskAsync(db => db.Categories.CountAsync(c => c.Name.De == "Halb"))).ShouldBe(0);
        (await shop.AskAsync(db => db.Products.CountAsync())).ShouldBeGreaterThan(80);
    }

    [Fact]
    public async Task A_shop_that_is_in_use_is_never_furnished_with_demo_goods()
    {
        using var shop = await Given.OpenShopAsync();
        await Given.ProductAsync(shop);

        await new FirstStart(shop.CreatePlainContext, shop.Clock).RunAsync(demo: true, Quiet);

        (await shop.AskAsync(db => db.Products.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Without_demo_there_are_rates_methods_roles_and_pages_but_no_goods()
    {
        using var shop = TestShop.Open();

        await new FirstStart(shop.CreatePlainContext, shop.Clock).RunAsync(demo: false, Quiet);
        await new FirstStart(shop.CreatePlainContext, shop.Clock).RunAsync(demo: false, Quiet);

        await using var db = shop.CreateDbContext();
        (await db.TaxRates.CountAsync()).ShouldBe(6);
        (await db.NumberSeries.CountAsync()).ShouldBe(4);
        (await db.ShippingMethods.CountAsync()).ShouldBe(3);
        (await db.PaymentMethods.CountAsync()).ShouldBe(2);
        (await db.Roles.CountAsync()).ShouldBe(4);
        (await db.ContentPages.CountAsync(p => p.FooterPosition != null && p.Versions.Any())).ShouldBe(6);
        (await db.Products.AnyAsync()).ShouldBeFalse();
        (await db.Users.AnyAsync()).ShouldBeFalse();
        (await new Verify(db).RunAsync()).ShouldBeEmpty();
    }

    /// <summary>Everything that a demo is compared by; passwords are salted and stay out.</summary>
    private static async Task<string> FingerprintAsync(TestShop shop)
    {
        await using var db = shop.CreateDbContext();
        var orders = await db.Orders.OrderBy(o => o.Number).Select(o => $"{o.Number} {o.PlacedAt:O} {o.Email} {o.Total.Cents} {o.Tax.Cents} {o.State} {o.AccessKey}").ToListAsync();
        var lines = await db.OrderLines.OrderBy(l => l.Id).Select(l => $"{l.Sku} {l.Quantity} {l.Total.Cents}").ToListAsync();
        var products = await db.Products.OrderBy(p => p.Key).Select(p => $"{p.Key} {p.Name.De} {p.UnitsSold} {p.PriceFrom.Cents} {p.CreatedAt:O}").ToListAsync();
        var stock = await db.StockItems.OrderBy(s => s.VariantId).Select(s => $"{s.OnHand} {s.Reserved}").ToListAsync();
        var prices = await db.PriceChanges.OrderBy(p => p.VariantId).ThenBy(p => p.At).Select(p => $"{p.At:O} {p.Price.Cents}").ToListAsync();
        var invoices = await db.Invoices.OrderBy(i => i.Sequence).Select(i => i.Hash).ToListAsync();
        var customers = await db.Customers.OrderBy(c => c.Number).Select(c => $"{c.Number} {c.Email} {c.CreatedAt:O}").ToListAsync();
        return string.Join('\n', [.. orders, .. lines, .. products, .. stock, .. prices, .. invoices, .. customers]);
    }
}
