using System.IO.Compression;
using Shop.Common.Csv;

namespace Shop.Operations;

/// <summary>Keeps an uploaded file small: packed as .gz, which the reader unpacks by itself. A file that is packed already stays as it is.</summary>
internal static class ImportPacking
{
    public static async Task<byte[]> PackAsync(CsvSource source, CancellationToken stop)
    {
        await using var upload = source.Open();
        var head = new byte[2];
        var isPacked = await upload.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, stop) == 2 && head is [0x1F, 0x8B];
        upload.Position = 0;
        await using var packed = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        if (isPacked)
            await upload.CopyToAsync(packed, stop);
        else
            await CompressAsync(upload, packed, stop);
        packed.Position = 0;
        var bytes = new byte[packed.Length];
        await packed.ReadExactlyAsync(bytes, stop);
        return bytes;
    }

    private static async Task CompressAsync(Stream from, Stream to, CancellationToken stop)
    {
        await using var gz = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true);
        await from.CopyToAsync(gz, stop);
    }
}
