using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Imports;

/// <summary>How fields of files and their values are called for staff.</summary>
public static class ImportWords
{
    public static string Field(this WebTexts t, string key) => ProductFields.Find(key) is { } field
        ? t[field.Label].Value + (field.Language.Length > 0 ? " " + field.Language : "")
        : key switch { ImportPlan.Choice => t["Auswahl für Kunden (Option)"].Value, ImportPlan.Attribute => t["Merkmal"].Value, _ => key };

    /// <summary>A value as staff read it: prices with their currency, states in words.</summary>
    public static string Value(this WebTexts t, string key, string value) => ProductFields.Find(key)?.Kind switch
    {
        _ when value.Length == 0 => "–",
        FieldKind.Money when decimal.TryParse(value, CultureInfo.InvariantCulture, out var amount) => Money.From(amount).In(CultureInfo.CurrentCulture),
        FieldKind.State => value == "active" ? t["Aktiv"].Value : t["nicht aktiv"].Value,
        FieldKind.Tax => value == "reduced" ? t["Ermäßigter Satz"].Value : t["Regelsatz"].Value,
        FieldKind.Flag => value == "true" ? t["ja"].Value : t["nein"].Value,
        FieldKind.Number when decimal.TryParse(value, CultureInfo.InvariantCulture, out var number) => number.ToString("0.####", CultureInfo.CurrentCulture),
        _ => value,
    };

    public static string Word(this WebTexts t, FileFormat format) => format switch
    {
        FileFormat.Own => t["Eigenes Format"].Value,
        FileFormat.WooCommerce => "WooCommerce",
        FileFormat.Bmecat => "BMEcat",
        _ => t["Tabelle"].Value,
    };

    /// <summary>Everything a column can go to, in groups.</summary>
    public static IReadOnlyList<SelectListItem> Targets(WebTexts t)
    {
        var groups = new Dictionary<FieldScope, SelectListGroup>
        {
            [FieldScope.Key] = new() { Name = t["Woran der Artikel erkannt wird"].Value },
            [FieldScope.Product] = new() { Name = t["Produkt"].Value },
            [FieldScope.Variant] = new() { Name = t["Preise und Maße der Variante"].Value },
            [FieldScope.Beside] = new() { Name = t["Zuordnungen, Bestand und Bilder"].Value },
        };
        return
        [
            new SelectListItem(t["– nicht übernehmen –"].Value, ""),
            new SelectListItem(t.Field(ImportPlan.Choice), ImportPlan.Choice),
            new SelectListItem(t.Field(ImportPlan.Attribute), ImportPlan.Attribute),
            .. ProductFields.All.GroupBy(f => f.Scope).OrderBy(g => g.Key)
                .SelectMany(g => g.Select(f => new SelectListItem(t.Field(f.Key), f.Key) { Group = groups[g.Key] })),
        ];
    }
}
