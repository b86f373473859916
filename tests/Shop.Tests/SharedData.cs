using System.Diagnostics;
using Shop.Common.Csv;
using Xunit;

namespace Shop.Tests;

/// <summary>Real files that lie beside the repository; tests that need them are skipped where they don't.</summary>
public static class SharedData
{
    private static readonly string? Folder = Find();

    /// <summary>The path of a real file, or a skip with the reason.</summary>
    public static string PathOf(string file)
    {
        var path = Folder is null ? null : Path.Combine(Folder, file);
        Skip.IfNot(File.Exists(path), $"shared/data/{file} lies beside the repository only where it was put there");
        return path!;
    }

    public static CsvSource Source(string file) => CsvSource.File(PathOf(file));

    /// <summary>Unpacks a .xz by the xz program.</summary>
    public static byte[] Unpack(string file)
    {
        var path = PathOf(file);
        try
        {
            using var xz = Process.Start(new ProcessStartInfo("xz", ["-dc", path]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            using var unpacked = new MemoryStream();
            xz.StandardOutput.BaseStream.CopyTo(unpacked);
            xz.WaitForExit();
            return unpacked.ToArray();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip.If(true, "the program xz isn't installed");
            throw;
        }
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.Parent?.FullName ?? "/", "shared", "data");
            if (Directory.Exists(candidate))
                return candidate;
        }
        return null;
    }
}
