using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Files;

/// <summary>Takes a picture in, uploaded or imported: looks what it is, makes its widths, keeps it once however often it comes.</summary>
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
        return await db.Pictures.AsNoTracking().FirstOrDefaultAsync(p => p.Key == key, stop) is { } known ? known : await MakeAsync(key, read.Value, stop);
    }

    private static string KeyOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..20];

    private async Task<Result<Picture>> MakeAsync(string key, PictureFile file, CancellationToken stop)
    {
        var made = maker.IsInstalled ? await maker.MakeAsync(file, stop) : Original(file);
        if (!made.Ok)
            return made.Problem!;
        var picture = new Picture { Key = key, Width = file.Width, Height = file.Height, CreatedAt = clock.UtcNow() };
        picture.Renditions.AddRange(made.Value.Select(m => new PictureRendition { Width = m.Width, ContentType = m.ContentType, Bytes = m.Bytes }));
        return picture;
    }

    private static Result<IReadOnlyList<MadePicture>> Original(PictureFile file) =>
        new MadePicture[] { new(file.Width, file.ContentType, PictureCleaner.Clean(file)) };
}
