using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Operations;

/// <summary>Clears pictures that no product, category, brand, home page or post shows any more and that no one can call back either. Young ones stay: their product may be about to be saved.</summary>
public sealed class SweepPictures(ShopDb db, TimeProvider clock) : IDailyJob
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public string Name => "sweep-pictures";

    public async Task RunAsync(CancellationToken stop)
    {
        var before = clock.UtcNow() - Kept;
        var forgotten = clock.UtcNow() - RemovedPicture.Kept;
        await db.RemovedPictures.Where(r => r.At < forgotten).ExecuteDeleteAsync(stop);
        await db.Pictures
            .Where(p => p.CreatedAt < before)
            .Where(p => !db.ProductPictures.Any(x => x.PictureId == p.Id) && !db.Categories.Any(c => c.PictureId == p.Id) && !db.Brands.Any(b => b.PictureId == p.Id))
            .Where(p => !db.RemovedPictures.Any(r => r.PictureId == p.Id))
            .Where(p => !db.HomeBlocks.Any(b => b.PictureId == p.Id || b.PhonePictureId == p.Id) && !db.BlogPosts.Any(b => b.PictureId == p.Id))
            .ExecuteDeleteAsync(stop);
    }
}
