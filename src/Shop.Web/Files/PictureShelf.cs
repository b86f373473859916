using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Files;

namespace Shop.Web.Files;

/// <summary>Takes an uploaded picture in: looks what it is, makes its widths, keeps it once however often it is uploaded.</summary>
public sealed class PictureShelf(ShopDb db, IPictureMaker maker, TimeProvider clock)
{
    /// <summary>Whether pictures get their widths; otherwise originals are shown, which the back office points out.</summary>
    public bool MakesWidths => maker.IsInstalled;

    /// <summary>The picture's row, saved.</summary>
    public async Task<Result<Picture>> TakeAsync(IFormFile upload, CancellationToken stop)
    {
        if (upload.Length > PictureFile.MostBytes)
            return PictureFile.TooLarge;
        using var bytes = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(bytes, stop);
        var read = PictureFile.Read(bytes.ToArray());
        if (!read.Ok)
            return read.Problem!;
        var key = Convert.ToHexStringLower(SHA256.HashData(read.Value.Bytes))[..20];
        return await db.Pictures.FirstOrDefaultAsync(p => p.Key == key, stop) is { } known ? known : await AddAsync(key, read.Value, stop);
    }

    private async Task<Result<Picture>> AddAsync(string key, PictureFile file, CancellationToken stop)
    {
        var made = maker.IsInstalled ? await maker.MakeAsync(file, stop) : Original(file);
        if (!made.Ok)
            return made.Problem!;
        var picture = new Picture { Key = key, Width = file.Width, Height = file.Height, CreatedAt = clock.UtcNow() };
        picture.Renditions.AddRange(made.Value.Select(m => new PictureRendition { Width = m.Width, ContentType = m.ContentType, Bytes = m.Bytes }));
        db.Pictures.Add(picture);
        await db.SaveChangesAsync(stop);
        return picture;
    }

    private static Result<IReadOnlyList<MadePicture>> Original(PictureFile file) =>
        new MadePicture[] { new(file.Width, file.ContentType, PictureCleaner.Clean(file)) };
}
