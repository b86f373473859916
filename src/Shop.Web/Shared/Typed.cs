using System.Text.RegularExpressions;

namespace Shop.Web.Shared;

/// <summary>Tidies what people type or paste, without changing what they mean.</summary>
public static partial class Typed
{
    /// <summary>One line: without control characters, white space collapsed.</summary>
    public static string Line(string? text) => White().Replace(Controls().Replace(text ?? "", " "), " ").Trim();

    /// <summary>Several lines: line breaks stay.</summary>
    public static string Lines(string? text) =>
        string.Join('\n', (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(l => Controls().Replace(l, " ").TrimEnd())).Trim();

    /// <summary>Whether a mail can be sent there; that it arrives is known only after sending.</summary>
    public static bool IsEmail(string text) =>
        text.Length <= 254 && Email().IsMatch(text) && System.Net.Mail.MailAddress.TryCreate(text, out var address) && address.Address == text;

    [GeneratedRegex(@"\p{Cc}")]
    private static partial Regex Controls();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();

    [GeneratedRegex(@"^[^@\s""<>(),;:\\]+@[^@\s.""<>(),;:\\]+(?:\.[^@\s.""<>(),;:\\]+)+\z")]
    private static partial Regex Email();
}
