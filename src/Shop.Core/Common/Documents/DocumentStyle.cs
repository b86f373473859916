using System.Collections.Concurrent;
using System.Globalization;

namespace Shop.Common.Documents;

/// <summary>Fonts and colours that every printed document shares. The fonts stand under the SIL Open Font License, beside this file.</summary>
public static class DocumentStyle
{
    private static readonly ConcurrentDictionary<string, TrueTypeFont> Fonts = new();

    public static TrueTypeFont Text => Font("OpenSans-Regular");

    public static TrueTypeFont Strong => Font("OpenSans-SemiBold");

    /// <summary>For names and titles.</summary>
    public static TrueTypeFont Display => Font("HedvigLettersSerif-Regular");

    public static PdfColour Ink { get; } = PdfColour.Of("211C18");

    public static PdfColour Muted { get; } = PdfColour.Of("6B625A");

    public static PdfColour Line { get; } = PdfColour.Of("D9CFC1");

    public static PdfColour Paper { get; } = PdfColour.Of("FBF8F3");

    public static PdfColour Copper { get; } = PdfColour.Of("A8481F");

    public static PdfColour White { get; } = PdfColour.Of("FFFFFF");

    public static byte[] Resource(string name)
    {
        using var stream = typeof(DocumentStyle).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"No resource {name}");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static TrueTypeFont Font(string name) =>
        Fonts.GetOrAdd(name, n => new TrueTypeFont(n, Resource($"Shop.Common.Documents.Fonts.{n}.ttf")));
}

/// <summary>A colour in red, green and blue from 0 to 1.</summary>
public sealed record PdfColour(double Red, double Green, double Blue)
{
    /// <summary>From six hex digits.</summary>
    public static PdfColour Of(string hex)
    {
        var rgb = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new PdfColour((rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
    }
}

/// <summary>A font in a size and a colour.</summary>
/// <param name="Size">In points.</param>
public readonly record struct PdfType(TrueTypeFont Font, double Size, PdfColour Colour)
{
    public double Measure(string text) => Font.Measure(text, Size);

    /// <summary>Breaks a text into lines of at most this width; words that are too long break where they must.</summary>
    public IReadOnlyList<string> Wrap(string text, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Pieces(width)))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && Measure(longer) > width)
                {
                    lines.Add(line);
                    line = word;
                }
                else
                {
                    line = longer;
                }
            }
            lines.Add(line);
        }
        return lines;
    }

    private Func<string, IEnumerable<string>> Pieces(double width)
    {
        var type = this;
        return word => type.Break(word, width);
    }

    private IEnumerable<string> Break(string word, double width)
    {
        while (word.Length > 1 && Measure(word) > width)
        {
            var fits = word.Length - 1;
            while (fits > 1 && Measure(word[..fits]) > width)
                fits--;
            if (char.IsHighSurrogate(word[fits - 1]) && fits < word.Length)
                fits++;
            yield return word[..fits];
            word = word[fits..];
        }
        if (word.Length > 0)
            yield return word;
    }
}
