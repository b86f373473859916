using Shop.Common;

namespace Shop.Files;

/// <summary>A picture in one width, ready to be shown.</summary>
public sealed record MadePicture(int Width, string ContentType, byte[] Bytes);

/// <summary>Makes the widths that pages show from an uploaded picture; outside the process, so that a broken file hurts nobody.</summary>
public interface IPictureMaker
{
    /// <summary>False when the program it needs isn't installed.</summary>
    bool IsInstalled { get; }

    /// <summary>The smallest width alone, to be shown at once; tells broken files from good ones.</summary>
    Task<Result<MadePicture>> FirstAsync(PictureFile picture, CancellationToken stop);

    /// <summary>Up to 320, 640 and 1280 pixels wide in WebP, and in AVIF where that is smaller; never wider than the original, without camera data.</summary>
    Task<Result<IReadOnlyList<MadePicture>>> MakeAsync(PictureFile picture, CancellationToken stop);
}
