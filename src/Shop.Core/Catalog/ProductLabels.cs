using System.Globalization;
using System.Text.RegularExpressions;
using Shop.Common;

namespace Shop.Catalog;

/// <summary>Rules of what has to stand on electrical devices and textiles.</summary>
public static partial class ProductLabels
{
    public static IReadOnlyList<string> EnergyClasses { get; } = ["A", "B", "C", "D", "E", "F", "G"];

    /// <summary>Without spaces and dashes, in capitals: "WEEE-Reg.-Nr. DE 12345678" becomes "DE12345678".</summary>
    public static string TidyWeee(string typed)
    {
        var tidy = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return tidy.StartsWith("WEEEREGNR", StringComparison.Ordinal) ? tidy["WEEEREGNR".Length..] : tidy;
    }

    /// <summary>Why this can't be a number of the register; null when it can or is empty.</summary>
    public static Problem? WhyNotWeee(string typed) => TidyWeee(typed) is "" || Weee().IsMatch(TidyWeee(typed))
        ? null
        : new Problem("weee", "Eine WEEE-Registrierungsnummer sieht so aus: DE 12345678.");

    /// <summary>Why this can't be a composition of fibres; null when it can or is empty. All parts of one text add up to 100 %.</summary>
    public static Problem? WhyNotTextile(string typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var parts = Percent().Matches(typed).Select(m => decimal.Parse(m.Groups[1].Value.Replace(',', '.'), CultureInfo.InvariantCulture)).ToList();
        if (parts.Count == 0)
            return new Problem("textile-percent", "Bitte nennen Sie die Fasern mit Prozenten, zum Beispiel „80 % Baumwolle, 20 % Leinen“.");
        return parts.Sum() == 100
            ? null
            : new Problem("textile-sum", "Die Anteile ergeben zusammen {0} statt 100 %.", parts.Sum().ToString("0.##", CultureInfo.CurrentCulture) + "\u00a0%");
    }

    [GeneratedRegex("^DE[0-9]{8}\\z")]
    private static partial Regex Weee();

    [GeneratedRegex("([0-9]{1,3}(?:[.,][0-9]{1,2})?) ?%")]
    private static partial Regex Percent();
}
