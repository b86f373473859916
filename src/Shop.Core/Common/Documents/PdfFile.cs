using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Common.Documents;

/// <summary>The objects of a PDF file and how they lie in it (PDF 32000-1, 7.5).</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]?> _objects = [];

    /// <summary>A text of any script: UTF-16 with byte order mark, in hex.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    public void Set(int number, string value) => _objects[number - 1] = Encoding.Latin1.GetBytes(value);

    public int Add(string value)
    {
        var number = Reserve();
        Set(number, value);
        return number;
    }

    public int AddStream(string entries, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize))
            zip.Write(content);
        return AddPlainStream($"/Filter/FlateDecode {entries}", packed.ToArray());
    }

    public int AddPlainStream(string entries, byte[] content)
    {
        var number = Reserve();
        _objects[number - 1] = [.. Encoding.Latin1.GetBytes($"<<{entries}/Length {content.Length}>>\nstream\n"), .. content, .. "\nendstream"u8];
        return number;
    }

    public byte[] ToBytes(int catalog, int info)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"u8);
        var places = new List<long>();
        foreach (var (i, bytes) in _objects.Index())
        {
            places.Add(file.Length);
            Write(file, $"{i + 1} 0 obj\n");
            file.Write(bytes ?? throw new InvalidOperationException($"Object {i + 1} was reserved but not written"));
            Write(file, "\nendobj\n");
        }
        var id = Convert.ToHexString(SHA256.HashData(file.ToArray()), 0, 16);
        var start = file.Length;
        Write(file, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            Write(file, place.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n");
        Write(file, $"trailer\n<</Size {places.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.ASCII.GetBytes(text));
}
