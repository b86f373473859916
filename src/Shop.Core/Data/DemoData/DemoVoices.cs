using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Orders;
using Shop.Reviews;

namespace Shop.Data.DemoData;

/// <summary>
/// Reviews by some of the demo's buyers and a few questions; all invented, which the shop's pages say. The latest of each still wait
/// in the queue.
/// </summary>
internal sealed class DemoVoices(ShopDb db, DemoCalendar calendar)
{
    private const double Share = 0.07;
    private const int Waiting = 4;

    private readonly DemoDice _dice = new("voices");

    /// <param name="orders">With their lines and customers' addresses.</param>
    /// <param name="productOf">The product of each variant.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task SeedAsync(IReadOnlyList<Order> orders, IReadOnlyDictionary<int, int> productOf, CancellationToken stop)
    {
        var texts = DemoFiles.Read("voices", DemoVoiceFile.None);
        if (texts.Reviews.Count == 0)
            return;
        var reviews = orders.Select(o => ReviewOf(o, productOf, texts)).OfType<Review>().OrderBy(r => r.WrittenAt).ToList();
        foreach (var late in reviews.TakeLast(Waiting))
            (late.State, late.DecidedAt, late.Helpful) = (VoiceState.Waiting, null, 0);
        await new BulkInsert<Review>(db).InsertAsync(reviews, stop);
        await db.Products.Where(p => db.Reviews.Any(r => r.ProductId == p.Id && r.State == VoiceState.Published)).ExecuteUpdateAsync(
            s => s.SetProperty(p => p.RatingCount, p => db.Reviews.Count(r => r.ProductId == p.Id && r.State == VoiceState.Published))
                .SetProperty(p => p.RatingSum, p => db.Reviews.Where(r => r.ProductId == p.Id && r.State == VoiceState.Published).Sum(r => r.Stars)),
            stop);
        await AskAsync(texts, stop);
    }

    private Review? ReviewOf(Order order, IReadOnlyDictionary<int, int> productOf, DemoVoiceFile texts)
    {
        if (order is not { State: OrderState.Shipped, ShippedAt: { } shipped } || !_dice.Chance(Share))
            return null;
        var bought = order.Lines.Where(l => l is { Kind: OrderLineKind.Goods, VariantId: not null } && productOf.ContainsKey(l.VariantId.Value)).ToList();
        var written = shipped.AddDays(_dice.Between(4, 20)).AddMinutes(_dice.Between(0, 700));
        if (bought.Count == 0 || written > calendar.Now)
            return null;
        var line = _dice.Pick(bought);
        var stars = _dice.Pick([5, 4, 3, 2, 1], s => s switch { 5 => 56, 4 => 27, 3 => 10, 2 => 4, _ => 3 });
        var fitting = texts.Reviews.Where(t => t.Stars == stars && (t.Tax is null || t.Tax == (line.TaxRate < 0.1m ? "reduced" : "standard"))).ToList();
        var text = _dice.Pick(fitting);
        var name = order.BillingAddress;
        return new Review
        {
            ProductId = productOf[line.VariantId!.Value],
            OrderId = order.Id,
            CustomerId = order.CustomerId,
            Language = order.Language,
            Stars = stars,
            Title = text.Title.In(order.Language),
            Text = text.Text.In(order.Language),
            AuthorName = name.LastName.Length > 0 ? $"{name.FirstName} {name.LastName[0]}." : name.FirstName,
            WrittenAt = written,
            State = VoiceState.Published,
            DecidedAt = written.AddHours(_dice.Between(2, 30)),
            Helpful = _dice.Events(1.4),
            Answer = stars <= 2 ? texts.Answer.In(order.Language) : "",
            AnsweredAt = stars <= 2 ? written.AddDays(1) : null,
        };
    }

    private async Task AskAsync(DemoVoiceFile texts, CancellationToken stop)
    {
        var keys = texts.Questions.Select(q => q.Product).ToList();
        var ids = await db.Products.Where(p => keys.Contains(p.Key)).ToDictionaryAsync(p => p.Key, p => p.Id, stop);
        foreach (var (i, source) in texts.Questions.Where(q => ids.ContainsKey(q.Product)).Index())
        {
            var asked = calendar.Now.AddDays(-3 - (i * 9)).AddHours(-i);
            var answered = source.Answer.Length > 0;
            db.ProductQuestions.Add(new ProductQuestion
            {
                ProductId = ids[source.Product],
                Language = source.Language,
                Text = source.Text,
                AuthorName = source.Name,
                AskedAt = asked,
                State = answered ? VoiceState.Published : VoiceState.Waiting,
                Answer = source.Answer,
                AnsweredAt = answered ? asked.AddHours(20) : null,
                AnsweredBy = answered ? DemoAccounts.Support.DisplayName : null,
            });
        }
        await db.SaveChangesAsync(stop);
    }

    private sealed record DemoVoiceFile(IReadOnlyList<DemoReview> Reviews, LocalizedText Answer, IReadOnlyList<DemoQuestion> Questions)
    {
        public static DemoVoiceFile None { get; } = new([], LocalizedText.Empty, []);
    }

    /// <param name="Tax">"reduced" for what one eats and drinks, "standard" for things, null for both.</param>
    private sealed record DemoReview(int Stars, string? Tax, LocalizedText Title, LocalizedText Text);

    private sealed record DemoQuestion(string Product, string Language, string Name, string Text, string Answer);
}
