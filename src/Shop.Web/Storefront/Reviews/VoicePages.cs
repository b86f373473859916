using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Reviews;

namespace Shop.Web.Storefront.Reviews;

/// <summary>The product that people talk about.</summary>
public sealed record Talked(int Id, LocalizedText Name, LocalizedText Slug, string? PictureKey, int RatingCount, int RatingSum)
{
    public Rating Rating => new(RatingCount, RatingSum);
}

/// <summary>How many rated a product and the sum of their stars.</summary>
public sealed record Rating(int Count, int Sum)
{
    /// <summary>With one decimal place; 0 without ratings.</summary>
    public decimal Average => Count == 0 ? 0 : Math.Round(Sum / (decimal)Count, 1, MidpointRounding.AwayFromZero);
}

/// <summary>A published review.</summary>
public sealed record ReviewRow(
    int Id, int Stars, string Title, string Text, string AuthorName, string Language, DateTime WrittenAt, int Helpful, string Answer, DateTime? AnsweredAt);

/// <summary>A question with its answer.</summary>
public sealed record QuestionRow(int Id, string Text, string AuthorName, string Language, DateTime AskedAt, string Answer, DateTime? AnsweredAt);

/// <summary>A page of reviews.</summary>
/// <param name="Counts">Reviews per number of stars, five first.</param>
/// <param name="Stars">Only those with so many stars.</param>
public sealed record ReviewList(Talked Product, IReadOnlyList<(int Stars, int Count)> Counts, int? Stars, Page<ReviewRow> Reviews);

/// <summary>All answered questions, and the form as it came back.</summary>
public sealed record QuestionList(Talked Product, IReadOnlyList<QuestionRow> Questions, QuestionForm Form);

/// <summary>What the product page shows of both.</summary>
public sealed record VoiceExcerpt(Talked Product, IReadOnlyList<(int Stars, int Count)> Counts, IReadOnlyList<ReviewRow> Reviews, IReadOnlyList<QuestionRow> Questions, int QuestionCount);

/// <summary>Reads what customers say and ask about a product; only what staff have published.</summary>
public sealed class VoicePages(ShopDb db)
{
    public const int Size = 10;
    private const int Excerpt = 3;
    private const int MostQuestions = 200;

    public Task<Talked?> ProductAsync(int id, CancellationToken stop) => db.Products.AsNoTracking().OnSale().Where(p => p.Id == id)
        .Select(p => new Talked(
            p.Id, new LocalizedText(p.Name.De, p.Name.En), new LocalizedText(p.Slug.De, p.Slug.En),
            p.Pictures.Where(x => x.Alt.De != "" && x.Alt.En != "").OrderBy(x => x.Position).ThenBy(x => x.Id).Select(x => x.Picture!.Key).FirstOrDefault(), p.RatingCount, p.RatingSum))
        .SingleOrDefaultAsync(stop);

    /// <summary>Null for a page that isn't there.</summary>
    public async Task<ReviewList?> ReviewsAsync(Talked product, int? stars, int page, CancellationToken stop)
    {
        var counts = await CountsAsync(product.Id, stop);
        var total = stars is { } n ? counts.First(c => c.Stars == n).Count : counts.Sum(c => c.Count);
        if (page < 1 || (page > 1 && (page - 1) * Size >= total))
            return null;
        var found = db.Reviews.AsNoTracking().Shown().About(product.Id);
        if (stars is { } wanted)
            found = found.Where(r => r.Stars == wanted);
        var rows = await Rows(found.BestFirst()).Skip((page - 1) * Size).Take(Size).ToListAsync(stop);
        return new ReviewList(product, counts, stars, new Page<ReviewRow>(rows, page, Size, total));
    }

    public async Task<IReadOnlyList<QuestionRow>> QuestionsAsync(int productId, CancellationToken stop) =>
        await Questions(productId).Take(MostQuestions).ToListAsync(stop);

    public async Task<VoiceExcerpt> ExcerptAsync(Talked product, CancellationToken stop)
    {
        var questions = await QuestionsAsync(product.Id, stop);
        return new VoiceExcerpt(
            product,
            await CountsAsync(product.Id, stop),
            await Rows(db.Reviews.AsNoTracking().Shown().About(product.Id).BestFirst()).Take(Excerpt).ToListAsync(stop),
            [.. questions.Take(Excerpt)],
            questions.Count);
    }

    private async Task<IReadOnlyList<(int Stars, int Count)>> CountsAsync(int productId, CancellationToken stop)
    {
        var counts = await db.Reviews.Shown().About(productId).GroupBy(r => r.Stars).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return [.. Enumerable.Range(1, 5).Reverse().Select(s => (s, counts.GetValueOrDefault(s)))];
    }

    private static IQueryable<ReviewRow> Rows(IQueryable<Review> reviews) => reviews.Select(r => new ReviewRow(
        r.Id, r.Stars, r.Title, r.Text, r.AuthorName, r.Language, r.WrittenAt, r.Helpful, r.Answer, r.AnsweredAt));

    private IQueryable<QuestionRow> Questions(int productId) => db.ProductQuestions.AsNoTracking().Shown().Where(q => q.ProductId == productId)
        .OrderByDescending(q => q.AnsweredAt).ThenByDescending(q => q.Id)
        .Select(q => new QuestionRow(q.Id, q.Text, q.AuthorName, q.Language, q.AskedAt, q.Answer, q.AnsweredAt));
}
