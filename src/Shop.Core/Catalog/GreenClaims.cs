using System.Text.RegularExpressions;

namespace Shop.Catalog;

/// <summary>
/// Finds words about the environment that may mislead: claims that aren't explained and proven, and "climate neutral" by offsetting, are
/// forbidden since 27 September 2026 (§5, annex to §3 (3) UWG, directive (EU) 2024/825). Only a hint for editors.
/// </summary>
public static partial class GreenClaims
{
    /// <summary>The words as they are written, each once.</summary>
    public static IReadOnlyList<string> In(params IEnumerable<string> texts) =>
        [.. texts.SelectMany(t => Words().Matches(t).Select(m => m.Value)).Distinct(StringComparer.OrdinalIgnoreCase)];

    [GeneratedRegex(
        @"\b(?:klima(?:neutral|positiv|freundlich)\w*|(?:co2|co₂|kohlenstoff)[- ]?neutral\w*|umwelt(?:freundlich|schonend|verträglich)\w*|nachhaltig\w*|ökologisch\w*|biologisch abbaubar\w*|ressourcenschonend\w*|klimaschonend\w*|climate[- ](?:neutral|positive|friendly)|carbon[- ]neutral|eco[- ]?friendly|environmentally friendly|sustainabl[ey]|biodegradable)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
