namespace Shop.Content;

/// <summary>
/// Pages whose link the law asks for on every page, so that editors can neither rename nor hide them: Impressum (§5 DDG), terms
/// (§312i (1) no. 4 BGB), withdrawal (Art. 246a §1 (2) EGBGB), privacy (art. 13 GDPR).
/// </summary>
public static class LegalPages
{
    public static IReadOnlyList<string> Keys { get; } = ["impressum", "agb", "widerruf", "datenschutz"];

    public static bool IsLocked(string key) => Keys.Contains(key);
}
