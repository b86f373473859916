using System.Globalization;
using Shop.Common;

namespace Shop.Catalog.Import;

/// <summary>Makes the plain form of what stands in a cell, or says why it can't be that field.</summary>
/// <param name="style">How the file writes numbers.</param>
/// <param name="isOwn">The own format: texts are taken as they are, not as foreign HTML.</param>
internal sealed class FieldReader(DecimalStyle style, bool isOwn)
{
    private const decimal MostMoney = 1_000_000m;
    private const int MostWhole = 1_000_000;

    /// <summary>Null and a value, or the reason; {0} in it takes the cell.</summary>
    public string? Read(ProductField field, string cell, decimal? factor, out string value)
    {
        value = "";
        if (field.Kind is FieldKind.Money or FieldKind.Whole or FieldKind.Number)
            return ReadNumber(field, cell, factor ?? 1, out value);
        value = field.Kind switch
        {
            FieldKind.Line => LineOf(cell),
            FieldKind.Text => TextOf(cell),
            FieldKind.Gtin => cell.Replace(" ", "", StringComparison.Ordinal).TrimStart('\''),
            FieldKind.Flag => FlagOf(cell),
            FieldKind.Tax => TaxOf(cell),
            FieldKind.State => StateOf(cell),
            FieldKind.Unit => Units.Of(cell) is null ? "" : cell,
            _ => cell,
        };
        return WhyNot(field, value);
    }

    private static string? WhyNot(ProductField field, string value) => field.Kind switch
    {
        FieldKind.Gtin when IsRounded(value) => "„{0}“ ist eine gerundete Zahl aus einer Tabellenkalkulation, keine GTIN. Formatieren Sie die Spalte dort als Text.",
        FieldKind.Gtin when !Import.Gtin.HasForm(value) => "„{0}“ ist keine GTIN.",
        FieldKind.Gtin when !Import.Gtin.IsValid(value) => "Die Prüfziffer der GTIN „{0}“ stimmt nicht.",
        FieldKind.Flag when value.Length == 0 => "„{0}“ heißt weder ja noch nein.",
        FieldKind.Tax when value.Length == 0 => "„{0}“ ist kein Steuersatz; möglich sind standard und reduced, 19 und 7.",
        FieldKind.State when value.Length == 0 => "„{0}“ ist kein Zustand; möglich sind active und inactive.",
        FieldKind.Unit when value.Length == 0 => "„{0}“ ist keine bekannte Einheit.",
        _ when value.Length > field.Longest => "„{0}“ ist zu lang für dieses Feld.",
        _ when field.Kind == FieldKind.Line && value.Length == 0 => "„{0}“ enthält keinen Text.",
        _ => null,
    };

    /// <summary>"4.00638E+12"</summary>
    private static bool IsRounded(string value) => value.Contains("E+", StringComparison.OrdinalIgnoreCase);

    private string? ReadNumber(ProductField field, string cell, decimal factor, out string value)
    {
        value = "";
        if (field.Key == ProductFields.Content.Key && Units.Of(Letters(cell)) is { } inside)
        {
            cell = cell[..^Letters(cell).Length];
            factor *= inside.Factor;
        }
        if (!ImportNumber.TryRead(cell, style, out var number))
            return field.Kind == FieldKind.Money ? "„{0}“ ist kein Preis." : "„{0}“ ist keine Zahl.";
        number *= factor;
        if (number < 0)
            return field.Kind == FieldKind.Money ? "Der Preis „{0}“ ist negativ." : "Die Zahl „{0}“ ist negativ.";
        if (number > (field.Kind == FieldKind.Money ? MostMoney : MostWhole))
            return field.Kind == FieldKind.Money ? "Der Preis „{0}“ ist unglaubwürdig hoch." : "Die Zahl „{0}“ ist unglaubwürdig groß.";
        value = field.Kind switch
        {
            FieldKind.Money => Money.From(number).ToString(),
            FieldKind.Whole => decimal.Round(number, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture),
            _ => number.ToString("0.####", CultureInfo.InvariantCulture),
        };
        return field.Kind == FieldKind.Number && number == 0 ? "„{0}“ ist keine Menge." : null;
    }

    /// <summary>The letters at the end of "250 g".</summary>
    internal static string Letters(string cell)
    {
        var end = cell.Length;
        while (end > 0 && (char.IsLetter(cell[end - 1]) || cell[end - 1] is '²' or '2' && end > 1 && char.IsLetter(cell[end - 2])))
            end--;
        return cell[end..];
    }

    private string LineOf(string cell) => isOwn ? string.Concat(cell.Where(c => !char.IsControl(c))).Trim() : PlainText.Of(cell);

    private string TextOf(string cell) => isOwn || !PlainText.LooksLikeMarkup(cell) ? string.Concat(cell.Where(c => !char.IsControl(c) || c is '\n' or '\r' or '\t')).Trim() : HtmlToMarkdown.Of(cell);

    private static string FlagOf(string cell) => cell.ToLowerInvariant() switch
    {
        "ja" or "yes" or "true" or "1" or "x" or "wahr" or "j" or "y" => "true",
        "nein" or "no" or "false" or "0" or "-" or "falsch" or "n" => "false",
        _ => "",
    };

    private static string StateOf(string cell) => cell.ToLowerInvariant() switch
    {
        "aktiv" or "active" or "online" or "publish" or "published" or "veröffentlicht" or "sichtbar" => "active",
        "inaktiv" or "inactive" or "offline" or "draft" or "entwurf" or "archived" or "private" or "-1" => "inactive",
        _ => FlagOf(cell) switch { "true" => "active", "false" => "inactive", _ => "" },
    };

    private static string TaxOf(string cell) => cell.ToLowerInvariant().Replace("%", "", StringComparison.Ordinal).Replace(',', '.').Trim() switch
    {
        "standard" or "voll" or "normal" or "regulär" or "19" or "19.0" or "19.00" or "0.19" or "1" => "standard",
        "reduced" or "ermäßigt" or "ermaessigt" or "7" or "7.0" or "7.00" or "0.07" or "reduced-rate" or "reduzierter-preis" or "2" => "reduced",
        _ => "",
    };
}
