using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>A picture taken off a product, kept for a while with all that was said about it, so that it can come back as it was.</summary>
public class RemovedPicture
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public int Id { get; set; }

    public int ProductId { get; set; }

    public int PictureId { get; set; }

    public Files.Picture? Picture { get; set; }

    public LocalizedText Alt { get; set; } = LocalizedText.Empty;

    public int FocusX { get; set; }

    public int FocusY { get; set; }

    public string? SourceUrl { get; set; }

    /// <summary>Where it stood.</summary>
    public int Position { get; set; }

    public DateTime At { get; set; }

    public required string By { get; set; }
}

/// <summary>Takes a picture off a product; it can come back, see <see cref="PutPictureBack"/>.</summary>
public sealed class RemovePicture(ShopDb db, TimeProvider clock)
{
    /// <summary>What was kept of it; null where the product has no such picture.</summary>
    public async Task<RemovedPicture?> RemoveAsync(int productId, int productPictureId, CancellationToken stop = default)
    {
        var pictures = await db.ProductPictures.Where(p => p.ProductId == productId).OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(stop);
        if (pictures.Find(p => p.Id == productPictureId) is not { } picture)
            return null;
        var kept = new RemovedPicture
        {
            ProductId = productId,
            PictureId = picture.PictureId,
            Alt = picture.Alt,
            FocusX = picture.FocusX,
            FocusY = picture.FocusY,
            SourceUrl = picture.SourceUrl,
            Position = pictures.IndexOf(picture),
            At = clock.UtcNow(),
            By = Actor.Current,
        };
        db.RemovedPictures.Add(kept);
        db.ProductPictures.Remove(picture);
        await db.SaveChangesAsync(stop);
        await db.RefreshCompletenessAsync([productId], stop);
        return kept;
    }
}

/// <summary>Puts a removed picture back where it stood, with its sentences and its focus.</summary>
public sealed class PutPictureBack(ShopDb db)
{
    public static readonly Problem Gone = new("picture-gone", "Dieses Bild lässt sich nicht mehr zurückholen.");
    private static readonly Problem There = new("picture-there", "Dieses Bild hängt schon wieder am Produkt.");

    public async Task<Result<ProductPicture>> PutBackAsync(int productId, int removedId, CancellationToken stop = default)
    {
        if (await db.RemovedPictures.SingleOrDefaultAsync(r => r.Id == removedId && r.ProductId == productId, stop) is not { } kept)
            return Gone;
        var pictures = await db.ProductPictures.Where(p => p.ProductId == productId).OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(stop);
        db.RemovedPictures.Remove(kept);
        if (pictures.Exists(p => p.PictureId == kept.PictureId))
        {
            await db.SaveChangesAsync(stop);
            return There;
        }
        var back = new ProductPicture { ProductId = productId, PictureId = kept.PictureId, Alt = kept.Alt, FocusX = kept.FocusX, FocusY = kept.FocusY, SourceUrl = kept.SourceUrl };
        db.ProductPictures.Add(back);
        pictures.Insert(Math.Min(kept.Position, pictures.Count), back);
        foreach (var (place, picture) in pictures.Index())
            picture.Position = place;
        await db.SaveChangesAsync(stop);
        await db.RefreshCompletenessAsync([productId], stop);
        return back;
    }
}
