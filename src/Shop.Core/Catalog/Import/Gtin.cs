using Shop.Common;

namespace Shop.Catalog.Import;

/// <summary>Checks article numbers of GS1 (GTIN-8, -12, -13, -14).</summary>
public static class Gtin
{
    /// <summary>Digits of a right length.</summary>
    public static bool HasForm(string code) => code.Length is 8 or 12 or 13 or 14 && code.All(char.IsAsciiDigit);

    /// <summary>Whether the last digit fits: from the right, digits weigh 1, 3, 1, 3 … and add up to a multiple of ten (GS1 General Specifications 7.9).</summary>
    public static bool IsValid(string code) =>
        HasForm(code) && code.Reverse().Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;

    /// <summary>The digit that belongs behind these (GS1 General Specifications 7.9).</summary>
    public static int CheckDigit(string digits) => (10 - (digits.Reverse().Select((c, i) => (c - '0') * (i % 2 == 0 ? 3 : 1)).Sum() % 10)) % 10;

    /// <summary>Why this is no GTIN, with the digit that would be right; null when it is one or empty.</summary>
    public static Problem? WhyNot(string? typed)
    {
        var code = (typed ?? "").Trim();
        if (code.Length == 0 || IsValid(code))
            return null;
        return HasForm(code)
            ? new Problem("gtin-digit", "Die Prüfziffer dieser GTIN stimmt nicht: Am Ende müsste {0} stehen, nicht {1}.", CheckDigit(code[..^1]), code[^1])
            : new Problem("gtin-form", "Eine GTIN hat 8, 12, 13 oder 14 Ziffern. Hier stehen {0} Zeichen.", code.Length);
    }
}
