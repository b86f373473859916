using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Mails;
using Shop.Settings;
using Shop.Stock;
using Shop.Wishes;
using Shouldly;
using Xunit;

namespace Shop.Tests.Wishes;

public class StockWishTests
{
    [Fact]
    public async Task Only_a_confirmed_wish_hears_that_the_article_is_back_and_is_forgotten_then()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, name: "Lotse", stock: 0);
        await AskAsync(shop, coffee, "ja@example.org");
        await AskAsync(shop, coffee, "nein@example.org");
        await shop.DoAsync(async db => await new ConfirmStockWish(db, shop.Clock).ConfirmAsync(await db.StockWishes.Where(w => w.Email == "ja@example.org").Select(w => w.Id).SingleAsync()));

        await ReceiveAsync(shop, coffee, 3);
        await TellAsync(shop, coffee);
        await TellAsync(shop, coffee);

        await using var db = shop.CreateDbContext();
        var told = await db.Mails.Where(m => m.Kind == "back-in-stock").ToListAsync();
        told.Select(m => m.To).ShouldBe(["ja@example.org"]);
        told[0].Subject.ShouldBe("„Lotse“ ist wieder da");
        told[0].Text.ShouldContain($"https://shop.example/de/artikel/{(await db.Products.SingleAsync()).Slug.De}-{coffee.ProductId}?v={coffee.Sku}");
        (await db.StockWishes.Select(w => w.Email).ToListAsync()).ShouldBe(["nein@example.org"]);
    }

    [Fact]
    public async Task Asking_twice_makes_one_wish_and_a_confirmed_address_gets_no_further_question()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, stock: 0);
        await AskAsync(shop, coffee, "ja@example.org");
        await AskAsync(shop, coffee, "ja@example.org");
        await shop.DoAsync(async db => (await db.StockWishes.SingleAsync()).ConfirmedAt = shop.Clock.GetUtcNow().UtcDateTime);
        await AskAsync(shop, coffee, "ja@example.org");

        await using var db = shop.CreateDbContext();
        (await db.StockWishes.CountAsync()).ShouldBe(1);
        (await db.Mails.CountAsync(m => m.Kind == "stock-wish")).ShouldBe(2);
    }

    [Fact]
    public async Task At_most_four_questions_an_hour_go_to_one_address()
    {
        using var shop = await Given.OpenShopAsync();
        for (var i = 0; i < 6; i++)
            await AskAsync(shop, await Given.ProductAsync(shop, stock: 0), "viel@example.org");

        await using var db = shop.CreateDbContext();
        (await db.Mails.CountAsync()).ShouldBe(4);
    }

    [Fact]
    public async Task An_article_in_stock_takes_no_wish()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, stock: 1);

        (await AskAsync(shop, coffee, "ja@example.org")).ShouldBe("in-stock");
    }

    [Fact]
    public async Task The_night_forgets_unconfirmed_wishes_after_a_week_and_tells_of_stock_that_came_unseen()
    {
        using var shop = await Given.OpenShopAsync();
        var gone = await Given.ProductAsync(shop, stock: 0);
        var back = await Given.ProductAsync(shop, stock: 0);
        await AskAsync(shop, gone, "nein@example.org");
        await AskAsync(shop, back, "ja@example.org");
        await shop.DoAsync(async db =>
        {
            (await db.StockWishes.SingleAsync(w => w.Email == "ja@example.org")).ConfirmedAt = shop.Clock.GetUtcNow().UtcDateTime;
            (await db.StockItems.SingleAsync(s => s.VariantId == back.Id)).OnHand = 5;
        });
        shop.Clock.Advance(TimeSpan.FromDays(8));

        await shop.DoAsync(db => new SweepWishes(db, shop.Clock).RunAsync(default));

        await using var now = shop.CreateDbContext();
        (await now.StockWishes.Select(w => w.Email).ToListAsync()).ShouldBe(["ja@example.org"]);
        (await now.Outbox.SingleAsync(m => m.Kind == nameof(VariantBackInStock))).Payload.ShouldContain($"{back.Id}");
    }

    [Fact]
    public async Task Only_stock_that_ends_a_shortage_is_news()
    {
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, stock: 0);

        await ReceiveAsync(shop, coffee, 2);
        await ReceiveAsync(shop, coffee, 2);

        await using var db = shop.CreateDbContext();
        (await db.Outbox.CountAsync(m => m.Kind == nameof(VariantBackInStock))).ShouldBe(1);
    }

    private static async Task<string?> AskAsync(TestShop shop, Variant variant, string email)
    {
        await using var db = shop.CreateDbContext();
        var asked = await new AskForStock(db, Mails(shop, db), shop.Clock).AskAsync(variant.Id, email, "de", key => "https://shop.example/de/wieder-da?key=" + key);
        return asked.Problem?.Code;
    }

    private static Task ReceiveAsync(TestShop shop, Variant variant, int pieces) => shop.DoAsync(async db =>
        await new StockLedger(db, shop.Settings(), shop.Clock).AddAsync(variant.Id, pieces, StockMovementKind.Received));

    private static async Task TellAsync(TestShop shop, Variant variant)
    {
        await using var db = shop.CreateDbContext();
        await new SendBackInStock(db, Mails(shop, db), new ShopAddress("https://shop.example")).HandleAsync(new VariantBackInStock(variant.Id), default);
    }

    private static StockWishMails Mails(TestShop shop, ShopDb db) =>
        new(db, new MailQueue(shop.Settings(), shop.Clock), new ShopAddress("https://shop.example"), shop.Clock);
}
