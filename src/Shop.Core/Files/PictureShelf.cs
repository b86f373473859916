using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Files;

/// <summary>
/// Takes a picture in, uploaded or imported: looks what it is, keeps it once however often it comes. A first width and the original are
/// there at once; <see cref="MakePictures"/> makes the others in the background.
/// </summary>
public sealed class PictureShelf(ShopDb db, IPictureMaker maker, TimeProvider clock)
{
    /// <summary>Whether pictures get their widths; otherwise originals are shown, which the back office points out.</summary>
    public bool MakesWidths => maker.IsInstalled;

    /// <summary>The known picture with these bytes, or a new one for the caller to save.</summary>
    public async Task<Result<Picture>> TakeAsync(byte[] bytes, CancellationToken stop)
    {
        var read = PictureFile.Read(bytes);
        if (!read.Ok)
            return read.Problem!;
        var key = KeyOf(bytes);
        return await db.Pictures.AsNoTracking().FirstOrDefaultAsync(p => p.Key == key, stop) is { } known ? known : await NewAsync(key, read.Value, stop);
    }

    private static string KeyOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..20];

    private async Task<Result<Picture>> NewAsync(string key, PictureFile file, CancellationToken stop)
    {
        var picture = new Picture { Key = key, Width = file.Width, Height = file.Height, CreatedAt = clock.UtcNow(), State = PictureState.Waiting };
        if (maker.IsInstalled)
        {
            var first = await maker.FirstAsync(file, stop);
            if (!first.Ok)
                return first.Problem!;
            if (first.Value.ContentType != file.ContentType || first.Value.Width != file.Width)
                picture.Renditions.Add(new PictureRendition { Width = first.Value.Width, ContentType = first.Value.ContentType, Bytes = first.Value.Bytes });
        }
        picture.Renditions.Add(new PictureRendition { Width = file.Width, ContentType = file.ContentType, Bytes = PictureCleaner.Clean(file), IsOriginal = true });
        return picture;
    }
}
