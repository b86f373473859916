using System.Globalization;
using System.Text.Json;
using Shop.Catalog;
using Shop.Common;
using Shop.Orders;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Changes;

/// <summary>Says values of the change log in words: "8,90 €" for "890" cents.</summary>
public static class ChangeWords
{
    /// <summary>The value for reading; empty for nothing.</summary>
    public static string LoggedValue(this WebTexts t, string entity, string? field, string? value)
    {
        var culture = CultureInfo.CurrentCulture;
        if (string.IsNullOrEmpty(value))
            return "";
        if (field?.EndsWith(".Cents", StringComparison.Ordinal) == true && long.TryParse(value, CultureInfo.InvariantCulture, out var cents))
            return new Money(cents).In(culture);
        if (DateTime.TryParseExact(value, "u", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at))
            return Clock.ToBerlin(at).ToString("g", culture);
        return (field, value) switch
        {
            (_, "True") => t["ja"].Value,
            (_, "False") => t["nein"].Value,
            ("TaxClass", _) when Enum.TryParse<TaxClass>(value, out var tax) => t.Word(tax),
            ("ContentUnit", _) when Enum.TryParse<ContentUnit>(value, out var unit) => t.Word(unit),
            ("StaleTranslations", _) => string.Join(", ", value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(t.FieldName)),
            ("State", _) when entity == nameof(Order) && Enum.TryParse<OrderState>(value, out var state) => t.Word(state),
            _ => value,
        };
    }

    /// <summary>Settings are logged as a whole: only what differs is worth reading, a line a field.</summary>
    /// <returns>The values as they are where they aren't settings.</returns>
    public static (string Before, string After) Differing(this WebTexts t, string? before, string? after)
    {
        var (old, now) = (Read(before), Read(after));
        if (now is null)
            return (before ?? "", after ?? "");
        var changed = now.Where(n => old?.GetValueOrDefault(n.Key) != n.Value).Select(n => n.Key).ToList();
        return (Lines(old), Lines(now));

        string Lines(Dictionary<string, string>? values) => values is null
            ? ""
            : string.Join('\n', changed.Where(k => values.GetValueOrDefault(k) is { Length: > 0 }).Select(k => $"{t.FieldName(k)}: {values[k]}"));
    }

    private static Dictionary<string, string>? Read(string? json)
    {
        if (json is not ['{', ..])
            return null;
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!.ToDictionary(p => p.Key, p => p.Value.ToString());
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
