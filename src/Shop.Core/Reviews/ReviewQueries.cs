using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Orders;

namespace Shop.Reviews;

/// <summary>Questions about reviews, read as sentences.</summary>
public static class ReviewQueries
{
    public static IQueryable<Review> Shown(this IQueryable<Review> reviews) => reviews.Where(r => r.State == VoiceState.Published);

    public static IQueryable<Review> About(this IQueryable<Review> reviews, int productId) => reviews.Where(r => r.ProductId == productId);

    /// <summary>The most helpful first, then the newest.</summary>
    public static IQueryable<Review> BestFirst(this IQueryable<Review> reviews) =>
        reviews.OrderByDescending(r => r.Helpful).ThenByDescending(r => r.WrittenAt).ThenByDescending(r => r.Id);

    public static IQueryable<ProductQuestion> Shown(this IQueryable<ProductQuestion> questions) => questions.Where(q => q.State == VoiceState.Published);

    /// <summary>Orders by which a customer received the product.</summary>
    public static IQueryable<Order> ThatDelivered(this IQueryable<Order> orders, ShopDb db, int productId) => orders
        .Where(o => o.State == OrderState.Shipped && o.Kind == OrderKind.Sale)
        .Where(o => o.Lines.Any(l => db.Variants.Any(v => v.Id == l.VariantId && v.ProductId == productId)));

    /// <summary>Counts a product's published reviews and stars anew, in the database, and says so to every page that shows them.</summary>
    internal static async Task RefreshRatingAsync(this ShopDb db, int productId, CancellationToken stop)
    {
        await db.Products.Where(p => p.Id == productId).ExecuteUpdateAsync(
            s => s.SetProperty(p => p.RatingCount, p => db.Reviews.Count(r => r.ProductId == p.Id && r.State == VoiceState.Published))
                .SetProperty(p => p.RatingSum, p => db.Reviews.Where(r => r.ProductId == p.Id && r.State == VoiceState.Published).Sum(r => r.Stars)),
            stop);
        foreach (var tag in new[] { "catalog", $"product:{productId}", StaleTagOf(productId) })
            db.MarkStale(tag);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The tag of pages with a product's reviews and questions.</summary>
    public static string StaleTagOf(int productId) => $"reviews:{productId}";
}
