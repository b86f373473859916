using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Reviews;

/// <summary>Counts that someone found a review helpful; each once.</summary>
public sealed class VoteHelpful(ShopDb db)
{
    public static Problem AlreadyCounted { get; } = new("already-counted", "Ihre Stimme zu dieser Bewertung ist schon gezählt.");

    /// <summary>The number of votes after this one.</summary>
    public async Task<Result<int>> VoteAsync(int reviewId, string voter, CancellationToken stop = default)
    {
        try
        {
            return await db.InTransactionAsync(() => CountAsync(reviewId, voter, stop), stop);
        }
        catch (DbUpdateException)
        {
            // The same click twice at once: the key of the vote let the first one in.
            return AlreadyCounted;
        }
    }

    private async Task<Result<int>> CountAsync(int reviewId, string voter, CancellationToken stop)
    {
        if (await db.ReviewVotes.AnyAsync(v => v.ReviewId == reviewId && v.Voter == voter, stop))
            return AlreadyCounted;
        if (await db.Reviews.Where(r => r.Id == reviewId).Shown().ExecuteUpdateAsync(r => r.SetProperty(x => x.Helpful, x => x.Helpful + 1), stop) == 0)
            return new Problem("gone", "Diese Bewertung gibt es nicht mehr.");
        db.ReviewVotes.Add(new ReviewVote { ReviewId = reviewId, Voter = voter });
        var now = await db.Reviews.Where(r => r.Id == reviewId).Select(r => new { r.ProductId, r.Helpful }).SingleAsync(stop);
        db.MarkStale(ReviewQueries.StaleTagOf(now.ProductId));
        await db.SaveChangesAsync(stop);
        return now.Helpful;
    }
}
