using System.Globalization;

namespace Shop.Orders.Import;

/// <summary>English country names, as histories have them, to ISO 3166 alpha-2.</summary>
internal static class CountryNames
{
    /// <summary>CLDR's code for an unknown region.</summary>
    public const string Unknown = "ZZ";

    private static readonly Dictionary<string, string> Codes = MakeCodes();

    public static string CodeOf(string name) => Codes.GetValueOrDefault(name.Trim(), Unknown);

    private static Dictionary<string, string> MakeCodes()
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["EIRE"] = "IE",
            ["RSA"] = "ZA",
            ["USA"] = "US",
            ["UK"] = "GB",
            ["Czech Republic"] = "CZ",
            ["Hong Kong"] = "HK",
            ["Channel Islands"] = "JE",
            ["Korea"] = "KR",
        };
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            var region = new RegionInfo(culture.Name);
            if (region.TwoLetterISORegionName is not { Length: 2 } code || !code.All(char.IsAsciiLetterUpper))
                continue;
            codes.TryAdd(region.EnglishName, code);
            codes.TryAdd(code, code);
        }
        return codes;
    }
}
