using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Mails;
using Shop.Orders;
using Shop.Reviews;
using Shop.Settings;
using Shouldly;
using Xunit;

namespace Shop.Tests.Reviews;

public class ReviewTests
{
    [Fact]
    public async Task Only_a_delivered_order_with_the_product_lets_one_review_it_and_once()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop);
        var other = await Given.ProductAsync(shop);
        var order = await DeliveredAsync(shop, variant);

        (await WriteAsync(shop, Request(other.ProductId, order.Number))).Problem!.Code.ShouldBe("not-bought");
        (await WriteAsync(shop, Request(variant.ProductId, "B-999999"))).Problem!.Code.ShouldBe("not-bought");
        (await WriteAsync(shop, Request(variant.ProductId, order.Number, "jemand@example.org"))).Problem!.Code.ShouldBe("not-bought");
        (await WriteAsync(shop, Request(variant.ProductId, order.Number, "MIRA@example.org"))).Ok.ShouldBeTrue();
        (await WriteAsync(shop, Request(variant.ProductId, order.Number))).Problem!.Code.ShouldBe("already-reviewed");

        var review = await shop.AskAsync(db => db.Reviews.SingleAsync());
        review.State.ShouldBe(VoiceState.Waiting);
        review.OrderId.ShouldBe(order.Id);
    }

    [Fact]
    public async Task An_order_that_has_not_left_the_house_proves_nothing()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop);
        var order = await DeliveredAsync(shop, variant, OrderState.ReadyToShip);

        (await WriteAsync(shop, Request(variant.ProductId, order.Number))).Problem!.Code.ShouldBe("not-bought");
    }

    [Fact]
    public async Task The_same_review_sent_twice_at_once_is_kept_once()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop);
        var order = await DeliveredAsync(shop, variant);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAsync(shop, Request(variant.ProductId, order.Number)))));

        results.Count(r => r.Ok).ShouldBe(1);
        (await shop.AskAsync(db => db.Reviews.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Publishing_and_turning_down_keep_the_products_rating_in_step()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop);
        var first = await ReviewAsync(shop, variant, 5);
        var second = await ReviewAsync(shop, variant, 2);

        (await JudgeAsync(shop, j => j.PublishAsync(first))).Ok.ShouldBeTrue();
        (await JudgeAsync(shop, j => j.PublishAsync(second))).Ok.ShouldBeTrue();
        (await RatingAsync(shop, variant)).ShouldBe((2, 7));
        (await JudgeAsync(shop, j => j.PublishAsync(second))).Problem!.Code.ShouldBe("already-published");

        await JudgeAsync(shop, j => j.RejectAsync(second, RejectionReason.Advertising));

        (await RatingAsync(shop, variant)).ShouldBe((1, 5));
        (await shop.AskAsync(db => db.StaleTags.Select(t => t.Tag).ToListAsync())).ShouldContain($"reviews:{variant.ProductId}");
        var mail = await shop.AskAsync(db => db.Mails.SingleAsync());
        mail.To.ShouldBe("mira@example.org");
        mail.Text.ShouldContain("Der Text ist Werbung");
    }

    [Fact]
    public async Task A_vote_counts_once_a_person_however_often_they_click()
    {
        using var shop = await Given.OpenShopAsync();
        var id = await ReviewAsync(shop, await Given.ProductAsync(shop), 4);
        (await VoteAsync(shop, id, "c:1")).Problem!.Code.ShouldBe("gone");
        await JudgeAsync(shop, j => j.PublishAsync(id));

        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => VoteAsync(shop, id, "c:1"))));

        clicks.Count(c => c.Ok).ShouldBe(1);
        (await VoteAsync(shop, id, "c:2")).Value.ShouldBe(2);
        (await VoteAsync(shop, id, "c:2")).Problem!.Code.ShouldBe("already-counted");
    }

    [Fact]
    public async Task A_question_reaches_the_shop_and_its_answer_the_asker_whose_address_is_then_forgotten()
    {
        using var shop = await Given.OpenShopAsync();
        var variant = await Given.ProductAsync(shop, name: "Hafenlicht");
        await shop.DoAsync(db => new AskQuestion(db, Mails(shop), new ShopAddress("https://shop.example"), shop.Clock)
            .AskAsync(variant.ProductId, "Für Vollautomaten?", "Jana", "jana@example.org", "en"));
        var id = await shop.AskAsync(db => db.ProductQuestions.Select(q => q.Id).SingleAsync());

        await shop.DoAsync(async db => (await new AnswerQuestion(db, Mails(shop), new ShopAddress("https://shop.example"), shop.Clock).AnswerAsync(id, "Yes, well suited.")).Ok.ShouldBeTrue());

        var question = await shop.AskAsync(db => db.ProductQuestions.SingleAsync());
        question.State.ShouldBe(VoiceState.Published);
        question.Email.ShouldBeNull();
        var mails = await shop.AskAsync(db => db.Mails.OrderBy(m => m.Id).ToListAsync());
        mails.Select(m => m.To).ShouldBe(["laden@example.org", "jana@example.org"]);
        mails[1].Text.ShouldContain("Yes, well suited.");
        mails[1].Text.ShouldContain("https://shop.example/en/products/");
    }

    private static ReviewRequest Request(int productId, string order, string email = "mira@example.org", int stars = 5) =>
        new(productId, null, order, email, stars, "Gut", "Schmeckt uns sehr.", "Mira B.", "de");

    private static MailQueue Mails(TestShop shop) => new(shop.Settings(), shop.Clock);

    private static async Task<Order> DeliveredAsync(TestShop shop, Variant variant, OrderState state = OrderState.Shipped)
    {
        var order = GivenOrder.Unsaved(shop.Clock.GetUtcNow().UtcDateTime.AddDays(-9));
        order.State = state;
        order.Lines[0].VariantId = variant.Id;
        await shop.DoAsync(db =>
        {
            db.Orders.Add(order);
            return Task.CompletedTask;
        });
        return order;
    }

    private static async Task<Result<Review>> WriteAsync(TestShop shop, ReviewRequest request)
    {
        await using var db = shop.CreateDbContext();
        return await new WriteReview(db, shop.Clock).WriteAsync(request);
    }

    private static async Task<Result<Review>> JudgeAsync(TestShop shop, Func<JudgeReview, Task<Result<Review>>> work)
    {
        await using var db = shop.CreateDbContext();
        return await work(new JudgeReview(db, Mails(shop), shop.Clock));
    }

    private static async Task<Result<int>> VoteAsync(TestShop shop, int id, string voter)
    {
        await using var db = shop.CreateDbContext();
        return await new VoteHelpful(db).VoteAsync(id, voter);
    }

    private static async Task<int> ReviewAsync(TestShop shop, Variant variant, int stars)
    {
        var order = await DeliveredAsync(shop, variant);
        return (await WriteAsync(shop, Request(variant.ProductId, order.Number, stars: stars))).Value.Id;
    }

    private static Task<(int Count, int Sum)> RatingAsync(TestShop shop, Variant variant) => shop.AskAsync(async db =>
    {
        var p = await db.Products.AsNoTracking().SingleAsync(p => p.Id == variant.ProductId);
        return (p.RatingCount, p.RatingSum);
    });
}
