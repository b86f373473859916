using System.Globalization;
using Shop.Common;

namespace Shop.Web.BackOffice.Shared;

/// <summary>
/// Reads amounts as people type them, in either language: "12,90", "12.90", "1.234,50 €". A single separator before exactly three
/// digits could mean both and is refused, so that 1.234 never becomes a price by guesswork.
/// </summary>
public static class Entered
{
    /// <summary>The amount; null when the text can't be read as one.</summary>
    public static Money? Money(string? text) =>
        Number(text) is { } n && decimal.Round(n, 2) == n && Math.Abs(n) < 10_000_000 ? Common.Money.From(n) : null;

    /// <summary>An amount that may be left out; false when there is something that can't be read.</summary>
    public static bool IsMoneyOrEmpty(string? text) => string.IsNullOrWhiteSpace(text) || Money(text) is { IsNegative: false };

    public static bool IsPositiveMoney(string? text) => Money(text) is { IsPositive: true };

    /// <summary>The number; null when the text can't be read as one.</summary>
    public static decimal? Number(string? text)
    {
        var t = (text ?? "").Replace("€", "", StringComparison.Ordinal).Replace("%", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal);
        var separators = t.Where(c => c is '.' or ',').ToList();
        if (t.Length is 0 or > 16 || t.Any(c => !char.IsAsciiDigit(c) && c is not ('.' or ',' or '-')))
            return null;
        var last = t.LastIndexOfAny(['.', ',']);
        if (separators.Count == 1 && t.Length - last - 1 == 3 && t[..last].TrimStart('-') is not ("0" or ""))
            return null;
        var onlyGroups = separators.Count > 1 && separators.Distinct().Count() == 1;
        var whole = onlyGroups || last < 0 ? t : t[..last];
        var plain = whole.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal) + (onlyGroups || last < 0 ? "" : "." + t[(last + 1)..]);
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : null;
    }

    /// <summary>A whole number without a sign; null when it isn't one or is larger than a stock can be.</summary>
    public static int? Count(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 1_000_000 ? n : null;

    /// <summary>A text without surrounding white space and control characters, cut to what fits.</summary>
    public static string Line(string? text, int most)
    {
        var clean = string.Concat((text ?? "").Trim().Where(c => !char.IsControl(c) || c == '\n'));
        return clean.Length <= most ? clean : clean[..most];
    }

    /// <summary>An amount for an input field in the language of the page.</summary>
    public static string Show(Money? amount) => amount?.Amount.ToString("0.00", CultureInfo.CurrentCulture) ?? "";

    /// <summary>A number for an input field, without idle zeros.</summary>
    public static string Show(decimal? number) => number?.ToString("0.####", CultureInfo.CurrentCulture) ?? "";
}
