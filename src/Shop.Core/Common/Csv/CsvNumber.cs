using System.Globalization;

namespace Shop.Common.Csv;

/// <summary>
/// Reads numbers as spreadsheets write them. A file that separates its cells by semicolons comes from a country with a decimal comma;
/// in one with commas a comma inside a number would be a guess and is refused.
/// </summary>
public static class CsvNumber
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static bool TryRead(string cell, char separator, out decimal number)
    {
        var text = cell.Trim();
        if (separator != ',' && text.Contains(',', StringComparison.Ordinal))
            text = text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        return decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A whole number, also written as "6.0".</summary>
    public static bool TryReadWhole(string cell, char separator, int most, out int number)
    {
        number = 0;
        if (!TryRead(cell, separator, out var exact) || exact != decimal.Truncate(exact) || Math.Abs(exact) > most)
            return false;
        number = (int)exact;
        return true;
    }
}
