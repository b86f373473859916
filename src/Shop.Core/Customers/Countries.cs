using System.Text.RegularExpressions;
using Shop.Common;

namespace Shop.Customers;

/// <summary>Names of the countries a shop in Germany ships to, and what a postcode looks like there.</summary>
public static partial class Countries
{
    private static readonly Dictionary<string, Country> Known = new Country[]
    {
        new("DE", "Deutschland", "Germany", "20459", Five()),
        new("AT", "Österreich", "Austria", "1010", Four()),
        new("BE", "Belgien", "Belgium", "1000", Four()),
        new("BG", "Bulgarien", "Bulgaria", "1000", Four()),
        new("CH", "Schweiz", "Switzerland", "8001", Four()),
        new("CY", "Zypern", "Cyprus", "1010", Four()),
        new("CZ", "Tschechien", "Czechia", "110 00", FiveSpaced()),
        new("DK", "Dänemark", "Denmark", "1050", Four()),
        new("EE", "Estland", "Estonia", "10111", Five()),
        new("ES", "Spanien", "Spain", "28001", Five()),
        new("FI", "Finnland", "Finland", "00100", Five()),
        new("FR", "Frankreich", "France", "75001", Five()),
        new("GB", "Vereinigtes Königreich", "United Kingdom", "EC1A 1BB", British()),
        new("GR", "Griechenland", "Greece", "104 31", FiveSpaced()),
        new("HR", "Kroatien", "Croatia", "10000", Five()),
        new("HU", "Ungarn", "Hungary", "1051", Four()),
        new("IE", "Irland", "Ireland", "D02 AF30", Irish()),
        new("IT", "Italien", "Italy", "00184", Five()),
        new("LI", "Liechtenstein", "Liechtenstein", "9490", Four()),
        new("LT", "Litauen", "Lithuania", "LT-01100", Lithuanian()),
        new("LU", "Luxemburg", "Luxembourg", "1111", Luxembourgish()),
        new("LV", "Lettland", "Latvia", "LV-1010", Latvian()),
        new("MT", "Malta", "Malta", "VLT 1010", Maltese()),
        new("NL", "Niederlande", "Netherlands", "1012 AB", Dutch()),
        new("NO", "Norwegen", "Norway", "0150", Four()),
        new("PL", "Polen", "Poland", "00-001", Polish()),
        new("PT", "Portugal", "Portugal", "1000-001", Portuguese()),
        new("RO", "Rumänien", "Romania", "010011", Six()),
        new("SE", "Schweden", "Sweden", "111 20", FiveSpaced()),
        new("SI", "Slowenien", "Slovenia", "1000", Four()),
        new("SK", "Slowakei", "Slovakia", "811 01", FiveSpaced()),
    }.ToDictionary(c => c.Code);

    public static bool Knows(string code) => Known.ContainsKey(code);

    /// <summary>The country's name, or its code where none is known.</summary>
    public static LocalizedText NameOf(string code) => Known.TryGetValue(code, out var country) ? country.Name : LocalizedText.Both(code);

    /// <summary>Why a postcode can't be one of that country; null when it can, also for countries without a known rule.</summary>
    public static Problem? WhyNotPostcode(string code, string postcode)
    {
        if (!Known.TryGetValue(code, out var country))
            return AnyPostcode().IsMatch(postcode) ? null : new Problem("postcode", "Bitte prüfen Sie die Postleitzahl.");
        return country.Postcode.IsMatch(postcode)
            ? null
            : new Problem("postcode", "Diese Postleitzahl passt nicht zum Land {0}; sie sieht dort so aus: {1}.", country.Name, country.Example);
    }

    [GeneratedRegex("^[0-9]{4}\\z")]
    private static partial Regex Four();

    [GeneratedRegex("^[0-9]{5}\\z")]
    private static partial Regex Five();

    [GeneratedRegex("^[0-9]{6}\\z")]
    private static partial Regex Six();

    [GeneratedRegex("^[0-9]{3} ?[0-9]{2}\\z")]
    private static partial Regex FiveSpaced();

    [GeneratedRegex("^[0-9]{4} ?[A-Z]{2}\\z", RegexOptions.IgnoreCase)]
    private static partial Regex Dutch();

    [GeneratedRegex("^[0-9]{2}-?[0-9]{3}\\z")]
    private static partial Regex Polish();

    [GeneratedRegex("^[0-9]{4}-?[0-9]{3}\\z")]
    private static partial Regex Portuguese();

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\\z", RegexOptions.IgnoreCase)]
    private static partial Regex British();

    [GeneratedRegex("^[A-Z][0-9W]{2} ?[A-Z0-9]{4}\\z", RegexOptions.IgnoreCase)]
    private static partial Regex Irish();

    [GeneratedRegex("^(?:LT-)?[0-9]{5}\\z", RegexOptions.IgnoreCase)]
    private static partial Regex Lithuanian();

    [GeneratedRegex("^(?:LV-)?[0-9]{4}\\z", RegexOptions.IgnoreCase)]
    private static partial Regex Latvian();

    [GeneratedRegex("^(?:L-)?[0-9]{4}\\z", RegexOptions.IgnoreCase)]
    private static partial Regex Luxembourgish();

    [GeneratedRegex("^[A-Z]{3} ?[0-9]{4}\\z", RegexOptions.IgnoreCase)]
    private static partial Regex Maltese();

    [GeneratedRegex("^[A-Z0-9][A-Z0-9 -]{1,9}\\z", RegexOptions.IgnoreCase)]
    private static partial Regex AnyPostcode();

    private sealed record Country(string Code, string De, string En, string Example, Regex Postcode)
    {
        public LocalizedText Name { get; } = new(De, En);
    }
}
