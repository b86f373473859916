using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Shop.Common;

namespace Shop.Files;

/// <summary>Makes WebP and AVIF pictures with libvips' program vipsthumbnail (Debian: libvips-tools).</summary>
public sealed class VipsPictureMaker(ILogger<VipsPictureMaker> log) : IPictureMaker
{
    private const string Program = "vipsthumbnail";
    private static readonly int[] Widths = [320, 640, 1280];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly Format WebP = new("image/webp", "webp", "Q=82,strip");
    private static readonly Format Avif = new("image/avif", "avif", "Q=55,effort=4,strip");

    private readonly Lazy<bool> _installed = new(() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, Program)) || File.Exists(Path.Combine(folder, Program + ".exe"))));

    private volatile bool _triedAvif;
    private volatile bool _writesAvif;

    public bool IsInstalled => _installed.Value;

    public Task<Result<MadePicture>> FirstAsync(PictureFile picture, CancellationToken stop) => InFolderAsync(picture, async original =>
        await OneAsync(original, Math.Min(Widths[0], picture.Width), WebP, stop) is { } made ? made : (Result<MadePicture>)PictureFile.Broken, stop);

    public Task<Result<IReadOnlyList<MadePicture>>> MakeAsync(PictureFile picture, CancellationToken stop) => InFolderAsync<IReadOnlyList<MadePicture>>(picture, async original =>
    {
        var made = new List<MadePicture>();
        foreach (var width in Widths.Where(w => w <= picture.Width).DefaultIfEmpty(picture.Width))
        {
            if (await OneAsync(original, width, WebP, stop) is not { } webp)
                return PictureFile.Broken;
            made.Add(webp);
            // A libvips without an AV1 encoder fails at the first picture and isn't asked again.
            var avif = _writesAvif || !_triedAvif ? await OneAsync(original, width, Avif, stop) : null;
            (_triedAvif, _writesAvif) = (true, _writesAvif || avif is not null);
            if (avif is not null && avif.Bytes.Length < webp.Bytes.Length)
                made.Add(avif);
        }
        return made;
    }, stop);

    private static async Task<Result<T>> InFolderAsync<T>(PictureFile picture, Func<string, Task<Result<T>>> work, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("shop-picture-").FullName;
        try
        {
            var original = Path.Combine(folder, "original");
            await File.WriteAllBytesAsync(original, picture.Bytes, stop);
            return await work(original);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<MadePicture?> OneAsync(string original, int width, Format format, CancellationToken stop)
    {
        var file = Path.Combine(Path.GetDirectoryName(original)!, string.Create(CultureInfo.InvariantCulture, $"{width}.{format.Ending}"));
        return await RunAsync(original, width, $"{file}[{format.Options}]", stop) && File.Exists(file)
            ? new MadePicture(width, format.ContentType, await File.ReadAllBytesAsync(file, stop))
            : null;
    }

    /// <summary>Turns the picture upright as the camera says, narrows it and drops everything but the pixels; a file that is cut off or wrong inside fails.</summary>
    private async Task<bool> RunAsync(string original, int width, string target, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        var start = new ProcessStartInfo(Program, [original + "[fail-on=error]", "--size", $"{width}x100000>", "-o", target])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            using var _ = limit.Token.Register(() => process.Kill(entireProcessTree: true));
            var said = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode != 0)
                log.LogWarning("A picture could not be made: {Said}", said);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            log.LogWarning("A picture took longer than {Seconds} s", Longest.TotalSeconds);
            return false;
        }
        catch (Win32Exception e)
        {
            log.LogWarning(e, "{Program} can't be started", Program);
            return false;
        }
    }

    private sealed record Format(string ContentType, string Ending, string Options);
}
