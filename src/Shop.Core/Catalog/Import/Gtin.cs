namespace Shop.Catalog.Import;

/// <summary>Checks article numbers of GS1 (GTIN-8, -12, -13, -14).</summary>
public static class Gtin
{
    /// <summary>Digits of a right length.</summary>
    public static bool HasForm(string code) => code.Length is 8 or 12 or 13 or 14 && code.All(char.IsAsciiDigit);

    /// <summary>Whether the last digit fits: from the right, digits weigh 1, 3, 1, 3 … and add up to a multiple of ten (GS1 General Specifications 7.9).</summary>
    public static bool IsValid(string code) =>
        HasForm(code) && code.Reverse().Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;
}
