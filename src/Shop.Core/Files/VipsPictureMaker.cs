using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Shop.Common;

namespace Shop.Files;

/// <summary>Makes WebP pictures with libvips' program vipsthumbnail (Debian: libvips-tools).</summary>
public sealed class VipsPictureMaker(ILogger<VipsPictureMaker> log) : IPictureMaker
{
    private const string Program = "vipsthumbnail";
    private static readonly int[] Widths = [320, 640, 1280];
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly Problem Broken = new("broken-picture", "Das Bild ist beschädigt und lässt sich nicht lesen.");

    private readonly Lazy<bool> _installed = new(() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, Program)) || File.Exists(Path.Combine(folder, Program + ".exe"))));

    public bool IsInstalled => _installed.Value;

    public async Task<Result<IReadOnlyList<MadePicture>>> MakeAsync(PictureFile picture, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("shop-picture-").FullName;
        try
        {
            var original = Path.Combine(folder, "original");
            await File.WriteAllBytesAsync(original, picture.Bytes, stop);
            var made = new List<MadePicture>();
            foreach (var width in Widths.Where(w => w <= picture.Width).DefaultIfEmpty(picture.Width))
            {
                var file = Path.Combine(folder, $"{width}.webp");
                if (!await RunAsync(original, width, file, stop))
                    return Broken;
                made.Add(new MadePicture(width, "image/webp", await File.ReadAllBytesAsync(file, stop)));
            }
            return made;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Turns the picture upright as the camera says, narrows it and drops everything but the pixels.</summary>
    private async Task<bool> RunAsync(string original, int width, string file, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        var start = new ProcessStartInfo(Program, [original, "--size", $"{width}x100000>", "-o", file + "[Q=82,strip]"])
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
            return process.ExitCode == 0 && File.Exists(file);
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
}
