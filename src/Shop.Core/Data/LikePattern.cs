namespace Shop.Data;

/// <summary>Patterns for EF.Functions.Like with "\\" as the escape character, so that % and _ in a search are found as typed.</summary>
public static class LikePattern
{
    public const string Escape = "\\";

    public static string Containing(string text) => $"%{Literal(text)}%";

    private static string Literal(string text) => text.Trim()
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal);
}
