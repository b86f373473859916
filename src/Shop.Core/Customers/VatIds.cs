using System.Text.RegularExpressions;
using Shop.Common;

namespace Shop.Customers;

/// <summary>
/// Checks VAT identification numbers of the EU without asking anybody: how they look in every member state, and their check digit where the
/// state's method is public. It says that a number may exist, not that it does; only VIES knows that.
/// </summary>
public static class VatIds
{
    /// <summary>How a number looks after its two letters (MIAS/VIES, structure of VAT identification numbers).</summary>
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["AT"] = @"U\d{8}",
        ["BE"] = @"[01]\d{9}",
        ["BG"] = @"\d{9,10}",
        ["CY"] = @"\d{8}[A-Z]",
        ["CZ"] = @"\d{8,10}",
        ["DE"] = @"[1-9]\d{8}",
        ["DK"] = @"\d{8}",
        ["EE"] = @"\d{9}",
        ["EL"] = @"\d{9}",
        ["ES"] = @"[A-Z0-9]\d{7}[A-Z0-9]",
        ["FI"] = @"\d{8}",
        ["FR"] = @"[A-HJ-NP-Z0-9]{2}\d{9}",
        ["HR"] = @"\d{11}",
        ["HU"] = @"\d{8}",
        ["IE"] = @"\d[A-Z0-9+*]\d{5}[A-Z]{1,2}",
        ["IT"] = @"\d{11}",
        ["LT"] = @"(\d{9}|\d{12})",
        ["LU"] = @"\d{8}",
        ["LV"] = @"\d{11}",
        ["MT"] = @"\d{8}",
        ["NL"] = @"[A-Z0-9+*]{10}\d{2}",
        ["PL"] = @"\d{10}",
        ["PT"] = @"\d{9}",
        ["RO"] = @"\d{2,10}",
        ["SE"] = @"\d{10}01",
        ["SI"] = @"\d{8}",
        ["SK"] = @"\d{10}",
        ["XI"] = @"(\d{9}|\d{12}|GD\d{3}|HA\d{3})",
    };

    private static readonly Dictionary<string, Func<string, bool>> Checks = new(StringComparer.Ordinal)
    {
        ["AT"] = n => (10 - (Crosswise(n[1..8], [1, 2, 1, 2, 1, 2, 1]) + 4) % 10) % 10 == Digit(n, 8),
        ["BE"] = n => 97 - (int)(Number(n[..8]) % 97) == (int)Number(n[8..]),
        ["DE"] = Mod11Dash10,
        ["DK"] = n => Weighted(n, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0,
        ["EL"] = n => Weighted(n[..8], [256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == Digit(n, 8),
        ["FI"] = n => (11 - (Weighted(n[..7], [7, 9, 10, 5, 8, 4, 2]) % 11)) % 11 == Digit(n, 7),
        ["FR"] = n => !char.IsAsciiDigit(n[0]) || !char.IsAsciiDigit(n[1]) || (12 + (3 * (Number(n[2..]) % 97))) % 97 == Number(n[..2]),
        ["HR"] = Mod11Dash10,
        ["HU"] = n => (10 - (Weighted(n[..7], [9, 7, 3, 1, 9, 7, 3]) % 10)) % 10 == Digit(n, 7),
        ["IT"] = n => (10 - (Crosswise(n[..10], [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) % 10)) % 10 == Digit(n, 10),
        ["LU"] = n => Number(n[..6]) % 89 == Number(n[6..]),
        ["PL"] = n => Weighted(n[..9], [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == Digit(n, 9),
        ["PT"] = n => (11 - (Weighted(n[..8], [9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 % 10 == Digit(n, 8),
        ["SE"] = n => (10 - (Crosswise(n[..9], [2, 1, 2, 1, 2, 1, 2, 1, 2]) % 10)) % 10 == Digit(n, 9),
        ["SI"] = n => (11 - (Weighted(n[..7], [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 % 10 == Digit(n, 7),
    };

    private static readonly Problem Unlike = new("vat-id-shape", "Das ist keine USt-IdNr. aus der EU. Sie beginnt mit zwei Buchstaben, zum Beispiel DE123456788.");
    private static readonly Problem Mistyped = new("vat-id-check", "Diese USt-IdNr. kann nicht stimmen: die Prüfziffer passt nicht. Bitte vergleichen Sie sie mit Ihren Unterlagen.");

    /// <summary>Whether a country belongs to the VAT area of the EU; Northern Ireland has numbers (XI) but no code of its own.</summary>
    /// <param name="country">ISO code, e.g. "GR".</param>
    public static bool IsMember(string country) => country == "GR" || (country is not ("EL" or "XI") && Shapes.ContainsKey(country));

    /// <summary>Without spaces, points and dashes, in capitals; Greece under EL, as in VIES.</summary>
    public static string Tidy(string typed)
    {
        var id = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '/'))).ToUpperInvariant();
        return id.StartsWith("GR", StringComparison.Ordinal) ? "EL" + id[2..] : id;
    }

    /// <summary>Why this can't be a VAT identification number of the EU; null when it can.</summary>
    /// <param name="typed">As people write it, e.g. "DE 136 695 976".</param>
    public static Problem? WhyNot(string typed)
    {
        var id = Tidy(typed);
        if (id.Length is < 4 or > 14 || !Shapes.TryGetValue(id[..2], out var shape) || !Regex.IsMatch(id[2..], $"^{shape}$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript))
            return Unlike;
        return Checks.TryGetValue(id[..2], out var fits) && !fits(id[2..]) ? Mistyped : null;
    }

    /// <summary>ISO 7064, MOD 11,10.</summary>
    private static bool Mod11Dash10(string digits)
    {
        var product = 10;
        for (var i = 0; i < digits.Length - 1; i++)
        {
            var sum = (Digit(digits, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == Digit(digits, digits.Length - 1);
    }

    private static int Weighted(string digits, int[] weights) => digits.Select((_, i) => Digit(digits, i) * weights[i]).Sum();

    /// <summary>Of products with two digits both are added.</summary>
    private static int Crosswise(string digits, int[] weights) => digits.Select((_, i) => Digit(digits, i) * weights[i]).Sum(p => (p / 10) + (p % 10));

    private static int Digit(string text, int at) => text[at] - '0';

    private static long Number(string digits) => long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
