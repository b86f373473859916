namespace Shop.Settings;

/// <summary>Checks and writes bank account numbers (ISO 13616).</summary>
public static class Iban
{
    /// <summary>Lengths of the SEPA countries merchants of this shop bank in; others are checked by digits alone.</summary>
    private static readonly Dictionary<string, int> Lengths = new()
    {
        ["DE"] = 22,
        ["AT"] = 20,
        ["CH"] = 21,
        ["NL"] = 18,
        ["BE"] = 16,
        ["LU"] = 20,
        ["FR"] = 27,
        ["LT"] = 20,
        ["IE"] = 22,
        ["ES"] = 24,
        ["IT"] = 27,
        ["DK"] = 18,
        ["PL"] = 28,
    };

    /// <summary>Without spaces, upper case.</summary>
    public static string Clean(string iban) => string.Concat(iban.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    /// <summary>The first four characters moved to the end and letters read as 10…35, the number leaves 1 when divided by 97.</summary>
    public static bool IsValid(string iban)
    {
        var clean = Clean(iban);
        if (clean.Length is < 15 or > 34 || !clean.All(char.IsAsciiLetterOrDigit) || !char.IsAsciiLetterUpper(clean[0]) || !char.IsAsciiLetterUpper(clean[1]))
            return false;
        if (Lengths.TryGetValue(clean[..2], out var length) && clean.Length != length)
            return false;
        var rest = 0;
        foreach (var c in clean[4..] + clean[..4])
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
            rest = ((rest * (digit > 9 ? 100 : 10)) + digit) % 97;
        }
        return rest == 1;
    }
}
