using System.Globalization;
using System.Text.RegularExpressions;
using Shop.Catalog;
using Shop.Web.BackOffice.Content;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>Says fields of a product and their values in the words of the editor: "KK-1004 · Preis, brutto", "Kaffee › Espresso".</summary>
public sealed partial class FieldWords(WebTexts t, ProductEditor editor)
{
    public string Name(string path)
    {
        if (Row().Match(path) is { Success: true } row)
        {
            var id = int.Parse(row.Groups["id"].Value, CultureInfo.InvariantCulture);
            return row.Groups["list"].Value == nameof(ProductForm.Typed)
                ? (Typed(id)?.Name.ToString() ?? t["Gelöschtes Merkmal"].Value) + (row.Groups["rest"].Value == nameof(TypedAttribute.English) ? " EN" : "")
                : $"{RowName(row.Groups["list"].Value, id)} · {Plain(row.Groups["rest"].Value)}";
        }
        return Plain(path);
    }

    /// <summary>The value for reading; a dash for nothing.</summary>
    public string Value(string path, string value)
    {
        if (value.Length == 0)
            return "–";
        var field = Row().Match(path) is { Success: true } row ? row.Groups["rest"].Value : path;
        if (path.StartsWith("Typed[", StringComparison.Ordinal) && Typed(int.Parse(Row().Match(path).Groups["id"].Value, CultureInfo.InvariantCulture)) is { } definition)
            return definition.Type == AttributeType.YesNo ? (value == "1" ? t["ja"].Value : t["nein"].Value) : definition.Unit.Length > 0 ? $"{value} {definition.Unit}" : value;
        return field switch
        {
            "Active" or "ContainsBattery" => value == "true" ? t["ja"].Value : t["nein"].Value,
            "TaxClass" => Enum.TryParse<TaxClass>(value, out var tax) ? t.Word(tax) : value,
            "ContentUnit" => Enum.TryParse<ContentUnit>(value, out var unit) ? t.Word(unit) : value,
            "CategoryId" or "MoreCategoryIds" => Names(value, id => editor.Categories.NameOf(id)),
            "ManufacturerId" => Names(value, id => Of(editor.Choices.Makers, id)),
            "BrandId" => Names(value, id => Of(editor.Choices.Brands, id)),
            "SupplierId" => Names(value, id => Of(editor.Choices.Suppliers, id)),
            "TargetGroupIds" => Names(value, id => editor.Choices.TargetGroups.FirstOrDefault(g => g.Id == id)?.Name),
            "RelatedIds" => Names(value, id => editor.Choices.Related.GetValueOrDefault(id)?.Name),
            "AttributeOptionIds" => Names(value, OptionName),
            "EnergyDocumentId" => Names(value, id => editor.Documents.FirstOrDefault(d => d.Id == id)?.Name.ToString()),
            "PublishAt" => Schedule.Read(value) is { } at ? Common.Clock.ToBerlin(at).ToString("g", CultureInfo.CurrentCulture) : value,
            _ => value,
        };
    }

    /// <summary>Texts are shown word by word; numbers and choices as a whole.</summary>
    public static bool IsText(string path) => path.EndsWith(".De", StringComparison.Ordinal) || path.EndsWith(".En", StringComparison.Ordinal);

    /// <summary>Id of the field in the editor; null where it has none of its own.</summary>
    public string? Anchor(string path)
    {
        if (Row().Match(path) is not { Success: true } row)
            return path is "MoreCategoryIds" or "TargetGroupIds" or "RelatedIds" or "AttributeOptionIds" ? null : "Form_" + path.Replace('.', '_');
        var id = int.Parse(row.Groups["id"].Value, CultureInfo.InvariantCulture);
        if (row.Groups["list"].Value == nameof(ProductForm.Typed))
            return $"typed-{id}";
        var at = row.Groups["list"].Value == "Variants" ? editor.Form.Variants.FindIndex(v => v.Id == id) : editor.Form.Pictures.FindIndex(p => p.Id == id);
        return at < 0 ? null : $"Form_{row.Groups["list"].Value}_{at}__{row.Groups["rest"].Value.Replace('.', '_')}";
    }

    private string RowName(string list, int id)
    {
        if (list == "Pictures")
            return editor.Product.Pictures.FindIndex(p => p.Id == id) is >= 0 and var at ? t["Bild {0}", at + 1].Value : t["Entferntes Bild"].Value;
        return editor.Product.Variants.Find(v => v.Id == id)?.Sku ?? t["Gelöschte Variante"].Value;
    }

    /// <summary>The editor calls two fields otherwise than their names elsewhere.</summary>
    private string Plain(string path) => path switch
    {
        "Active" => t["Im Shop sichtbar"].Value,
        "Categories" => t["Weitere Kategorien"].Value,
        _ => t.FieldName(path),
    };

    /// <summary>A part that came or went: a category or a tag by its name, anything else as the change log has it.</summary>
    /// <param name="part">One of <see cref="LoggedFields.Parts"/>.</param>
    /// <param name="value">As it was logged.</param>
    /// <param name="tags">Names of tags by number.</param>
    public string PartValue(string part, string value, IReadOnlyDictionary<string, string> tags) => part switch
    {
        "Categories" => Names(value, id => editor.Categories.NameOf(id)),
        "TagIds" => tags.GetValueOrDefault(value) ?? t["gelöschtes Schlagwort"].Value,
        "Prices" => value.Replace("Business", t["Gewerbe"].Value, StringComparison.Ordinal).Replace("Consumer", t["Privat"].Value, StringComparison.Ordinal),
        _ => value,
    };

    private AttributeDefinition? Typed(int id) => editor.Attributes.FirstOrDefault(a => a.Id == id);

    private string? OptionName(int id) => editor.Attributes
        .SelectMany(a => a.Options.Where(o => o.Id == id).Select(o => $"{a.Name}: {o.Name}")).FirstOrDefault();

    private static string? Of(IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> items, int id) =>
        items.FirstOrDefault(i => i.Value == id.ToString(CultureInfo.InvariantCulture))?.Text;

    private static string Names(string ids, Func<int, string?> name) => string.Join("; ", ids.Split(", ")
        .Select(i => int.TryParse(i, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && name(id) is { Length: > 0 } known ? known : "#" + i));

    [GeneratedRegex(@"^(?<list>\w+)\[(?<id>\d+)\]\.(?<rest>.+)$")]
    private static partial Regex Row();
}
