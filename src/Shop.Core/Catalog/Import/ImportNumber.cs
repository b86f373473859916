using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Catalog.Import;

/// <summary>Reads numbers in the style of their file. What would be a number only in the other style is none: "12.90" in a file with decimal commas is refused, not guessed.</summary>
internal static partial class ImportNumber
{
    public static bool TryRead(string cell, DecimalStyle style, out decimal number)
    {
        number = 0;
        var text = Bare().Replace(cell, "");
        if (text.Length is 0 or > 24 || !(style == DecimalStyle.Comma ? WithComma() : WithPoint()).IsMatch(text))
            return false;
        var plain = style == DecimalStyle.Comma
            ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : text.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The style most numbers of some cells are written in; where nothing tells, files with semicolons or tabs have decimal commas.</summary>
    public static DecimalStyle StyleOf(IEnumerable<string> cells, char separator)
    {
        var (commas, points) = (0, 0);
        foreach (var cell in cells)
        {
            var text = Bare().Replace(cell, "");
            commas += ClearlyComma().IsMatch(text) ? 1 : 0;
            points += ClearlyPoint().IsMatch(text) ? 1 : 0;
        }
        return commas != points ? (commas > points ? DecimalStyle.Comma : DecimalStyle.Point) : separator == ',' ? DecimalStyle.Point : DecimalStyle.Comma;
    }

    [GeneratedRegex(@"[\s\u00A0\u202F'’€%]|EUR", RegexOptions.IgnoreCase)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$")]
    private static partial Regex WithComma();

    [GeneratedRegex(@"^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$")]
    private static partial Regex WithPoint();

    [GeneratedRegex(@"^[+-]?(\d{1,3}(\.\d{3})+|\d+),(\d{1,2}|\d{4,})$")]
    private static partial Regex ClearlyComma();

    [GeneratedRegex(@"^[+-]?(\d{1,3}(,\d{3})+|\d+)\.(\d{1,2}|\d{4,})$")]
    private static partial Regex ClearlyPoint();
}
