using System.Globalization;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Content;

namespace Shop.Web.BackOffice.Products;

/// <summary>A line of the change log as a field of the product's editor.</summary>
/// <param name="Path">The field, as in <see cref="FormFields"/>, or one of <see cref="LoggedFields.Parts"/>.</param>
/// <param name="Before">As the editor writes it, numbers in German notation.</param>
/// <param name="After">The same.</param>
/// <param name="Lasting">The editor has this field, so its old value can come back.</param>
public sealed record LoggedChange(string Path, string Before, string After, bool Lasting);

/// <summary>Turns lines of the change log into fields of the product's editor; what only machines read is left out.</summary>
public static class LoggedFields
{
    /// <summary>What belongs to a product but isn't a field: it came, went or was put in order.</summary>
    public static IReadOnlySet<string> Parts { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Pictures", "Pictures.Order", "Documents", "Documents.Order", "Variants", "Options", "Prices", "Categories", "TagIds", "StillRight",
    };

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>Null for what isn't shown.</summary>
    /// <param name="entry">The line.</param>
    /// <param name="now">The product as it is.</param>
    /// <param name="skus">Article numbers by variant.</param>
    public static LoggedChange? Of(ChangeLogEntry entry, FormFields now, IReadOnlyDictionary<int, string> skus)
    {
        if (entry.Field is not { } field)
            return null;
        if (field == "Tags")
            return new LoggedChange("TagIds", entry.OldValue ?? "", entry.NewValue ?? "", false);
        if (field == "Prices")
            return Part(field, entry, skus.GetValueOrDefault(entry.EntityId, "") + ": ");
        if (Parts.Contains(field))
            return Part(field, entry, "");
        var name = field.EndsWith(".Cents", StringComparison.Ordinal) ? field[..^".Cents".Length] : field;
        var path = entry.Entity == nameof(Variant) ? $"Variants[{entry.EntityId}].{name}" : name;
        return now.Has(path) ? new LoggedChange(path, Value(field, entry.OldValue), Value(field, entry.NewValue), true) : null;
    }

    private static LoggedChange Part(string field, ChangeLogEntry entry, string of) =>
        new(field, entry.OldValue is { Length: > 0 } old ? of + old : "", entry.NewValue is { Length: > 0 } next ? of + next : "", false);

    /// <summary>As the editor would write it.</summary>
    private static string Value(string field, string? logged)
    {
        if (string.IsNullOrEmpty(logged))
            return "";
        if (field.EndsWith(".Cents", StringComparison.Ordinal) && long.TryParse(logged, CultureInfo.InvariantCulture, out var cents))
            return new Money(cents).Amount.ToString("0.00", German);
        return field switch
        {
            nameof(Variant.Content) when decimal.TryParse(logged, CultureInfo.InvariantCulture, out var content) => content.ToString("0.####", German),
            nameof(Product.TaxClass) when Enum.TryParse<TaxClass>(logged, out var tax) => ((int)tax).ToString(CultureInfo.InvariantCulture),
            nameof(Variant.ContentUnit) when Enum.TryParse<ContentUnit>(logged, out var unit) => ((int)unit).ToString(CultureInfo.InvariantCulture),
            nameof(Product.PublishAt) when DateTime.TryParse(logged, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at) => Schedule.Show(at),
            _ when logged is "True" or "False" => logged == "True" ? "true" : "false",
            _ => logged,
        };
    }
}
