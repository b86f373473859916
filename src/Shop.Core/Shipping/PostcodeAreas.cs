using System.Text.RegularExpressions;
using Shop.Common;

namespace Shop.Shipping;

/// <summary>Where a parcel goes, as far as its price depends on it.</summary>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Postcode">As typed; empty while it isn't known.</param>
public readonly record struct Destination(string Country, string Postcode = "");

/// <summary>
/// Postcodes as merchants write them down: "18565, 25846-25849, ES35000-35999". Two letters say the country; without them an entry counts
/// wherever the method goes. Postcodes of different length are never in the same range.
/// </summary>
public static partial class PostcodeAreas
{
    private static readonly char[] Between = [',', ';', ' ', '\n', '\r', '\t'];

    /// <summary>Why this can't be read; null when it can.</summary>
    public static Problem? WhyNot(string areas)
    {
        var wrong = Entries(areas).FirstOrDefault(e => Entry().Match(e) is not { Success: true } m || (m.Groups["to"].Success && Compare(m.Groups["from"].Value, m.Groups["to"].Value) is null or > 0));
        return wrong is null ? null : new Problem("postcode-areas", "„{0}“ ist keine Postleitzahl und kein Bereich wie 25846-25849.", wrong);
    }

    /// <summary>One entry after the other, separated by a comma and a space.</summary>
    public static string Tidy(string areas) => string.Join(", ", Entries(areas).Distinct());

    /// <summary>Whether the destination's postcode is among them; one that isn't known yet is not.</summary>
    public static bool Contain(string areas, Destination to)
    {
        if (areas.Length == 0 || Plain(to.Postcode) is not { Length: > 0 } postcode)
            return false;
        return Entries(areas).Select(e => Entry().Match(e)).Where(m => m.Success).Any(m => IsIn(m, to.Country, postcode));
    }

    private static bool IsIn(Match entry, string country, string postcode)
    {
        if (entry.Groups["country"] is { Success: true, Value: var of } && of != country)
            return false;
        var from = entry.Groups["from"].Value;
        var to = entry.Groups["to"] is { Success: true, Value: var last } ? last : from;
        return Compare(from, postcode) <= 0 && Compare(postcode, to) <= 0;
    }

    /// <summary>Null where two postcodes can't be compared.</summary>
    private static int? Compare(string one, string other) => one.Length == other.Length ? string.CompareOrdinal(one, other) : null;

    private static string[] Entries(string areas) =>
        DashWithSpaces().Replace(areas, "-").ToUpperInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries);

    private static string Plain(string postcode) => string.Concat(postcode.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    [GeneratedRegex(@"^(?<country>[A-Z]{2})?(?<from>[0-9][0-9A-Z]{1,7})(-(?<to>[0-9][0-9A-Z]{1,7}))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\s*[-\u2013]\s*")]
    private static partial Regex DashWithSpaces();
}
