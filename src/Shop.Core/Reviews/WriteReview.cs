using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Orders;

namespace Shop.Reviews;

/// <summary>A review as it was sent, with the proof of the purchase.</summary>
/// <param name="CustomerId">Of the signed-in author; their own orders need no further proof.</param>
/// <param name="OrderNumber">With <paramref name="Email"/>: what a guest's order confirmation says.</param>
public sealed record ReviewRequest(
    int ProductId, int? CustomerId, string OrderNumber, string Email, int Stars, string Title, string Text, string AuthorName, string Language);

/// <summary>Takes in a review of someone who received the product; it waits until staff have read it.</summary>
public sealed class WriteReview(ShopDb db, TimeProvider clock)
{
    public static Problem NotBought { get; } = new("not-bought", "Zu diesen Angaben finden wir keine versandte Bestellung mit diesem Artikel.");

    public static Problem AlreadyReviewed { get; } = new("already-reviewed", "Zu dieser Bestellung haben Sie den Artikel schon bewertet. Vielen Dank.");

    /// <summary>Whether a customer's own orders prove the purchase, so that the form needn't ask.</summary>
    public Task<bool> HasBoughtAsync(int productId, int customerId, CancellationToken stop = default) =>
        db.Orders.OwnedBy(customerId).ThatDelivered(db, productId).AnyAsync(stop);

    public async Task<Result<Review>> WriteAsync(ReviewRequest request, CancellationToken stop = default)
    {
        var orders = await ProvingAsync(request, stop);
        if (orders.Count == 0)
            return NotBought;
        var reviewed = await db.Reviews.About(request.ProductId).Where(r => orders.Contains(r.OrderId)).Select(r => r.OrderId).ToListAsync(stop);
        var orderId = orders.Except(reviewed).FirstOrDefault();
        if (orderId == 0)
            return AlreadyReviewed;
        var review = new Review
        {
            ProductId = request.ProductId,
            OrderId = orderId,
            CustomerId = request.CustomerId,
            Language = request.Language,
            Stars = request.Stars,
            Title = request.Title,
            Text = request.Text,
            AuthorName = request.AuthorName,
            WrittenAt = clock.UtcNow(),
        };
        db.Reviews.Add(review);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Sent twice at once: the unique index let the first one in.
            db.ChangeTracker.Clear();
            if (!await db.Reviews.AnyAsync(r => r.OrderId == orderId && r.ProductId == request.ProductId, stop))
                throw;
            return AlreadyReviewed;
        }
        return review;
    }

    /// <summary>Delivered orders that prove the purchase, the latest first.</summary>
    private async Task<List<int>> ProvingAsync(ReviewRequest request, CancellationToken stop)
    {
        var delivered = db.Orders.ThatDelivered(db, request.ProductId).OrderByDescending(o => o.PlacedAt);
        if (request.CustomerId is { } customer && await delivered.Where(o => o.CustomerId == customer).Select(o => o.Id).ToListAsync(stop) is { Count: > 0 } own)
            return own;
        var email = request.Email.ToLowerInvariant();
        return request.OrderNumber.Length == 0 || email.Length == 0
            ? []
            : await delivered.Where(o => o.Number == request.OrderNumber && o.Email.ToLower() == email).Select(o => o.Id).ToListAsync(stop);
    }
}
