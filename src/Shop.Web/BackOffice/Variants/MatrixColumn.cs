using Shop.Catalog;
using Shop.Web.BackOffice.Products;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Variants;

/// <summary>How a column of the table of variants is typed.</summary>
public enum CellKind
{
    Text,
    Money,
    Number,
    Count,
    Unit,
    Switch,
}

/// <summary>A column of the table of variants: its name, how it is typed and where it stands in the form.</summary>
/// <param name="Field">Property of <see cref="VariantForm"/>.</param>
/// <param name="Label">German, the key of its translation.</param>
/// <param name="Unit">Behind the label.</param>
/// <param name="Get">What stands in the cell.</param>
/// <param name="Set">Puts something into the cell.</param>
public sealed record MatrixColumn(string Field, string Label, string Unit, CellKind Kind, Func<VariantForm, string> Get, Action<VariantForm, string> Set)
{
    public static IReadOnlyList<MatrixColumn> All { get; } =
    [
        new(nameof(VariantForm.Sku), "Artikelnummer", "", CellKind.Text, v => v.Sku, (v, t) => v.Sku = t),
        new(nameof(VariantForm.Gtin), "GTIN", "", CellKind.Text, v => v.Gtin, (v, t) => v.Gtin = t),
        new(nameof(VariantForm.Price), "Preis, brutto", "€", CellKind.Money, v => v.Price, (v, t) => v.Price = t),
        new(nameof(VariantForm.RecommendedPrice), "UVP", "€", CellKind.Money, v => v.RecommendedPrice, (v, t) => v.RecommendedPrice = t),
        new(nameof(VariantForm.Cost), "Einstand, netto", "€", CellKind.Money, v => v.Cost, (v, t) => v.Cost = t),
        new(nameof(VariantForm.Stock), "Im Lager", "", CellKind.Count, v => v.Stock, (v, t) => v.Stock = t),
        new(nameof(VariantForm.Content), "Inhalt", "", CellKind.Number, v => v.Content, (v, t) => v.Content = t),
        new(nameof(VariantForm.ContentUnit), "Einheit", "", CellKind.Unit, v => v.ContentUnit.ToString(), (v, t) => v.ContentUnit = ReadUnit(t) ?? v.ContentUnit),
        new(nameof(VariantForm.WeightGrams), "Gewicht", "g", CellKind.Count, v => v.WeightGrams, (v, t) => v.WeightGrams = t),
        new(nameof(VariantForm.LengthMm), "Länge", "mm", CellKind.Count, v => v.LengthMm, (v, t) => v.LengthMm = t),
        new(nameof(VariantForm.WidthMm), "Breite", "mm", CellKind.Count, v => v.WidthMm, (v, t) => v.WidthMm = t),
        new(nameof(VariantForm.HeightMm), "Höhe", "mm", CellKind.Count, v => v.HeightMm, (v, t) => v.HeightMm = t),
        new(nameof(VariantForm.DeliveryDaysFrom), "Lieferzeit von", "", CellKind.Count, v => v.DeliveryDaysFrom, (v, t) => v.DeliveryDaysFrom = t),
        new(nameof(VariantForm.DeliveryDaysTo), "bis Tage", "", CellKind.Count, v => v.DeliveryDaysTo, (v, t) => v.DeliveryDaysTo = t),
        new(nameof(VariantForm.SupplierSku), "Nr. beim Lieferanten", "", CellKind.Text, v => v.SupplierSku, (v, t) => v.SupplierSku = t),
        new(nameof(VariantForm.Mpn), "Herstellernummer (MPN)", "", CellKind.Text, v => v.Mpn, (v, t) => v.Mpn = t),
        new(nameof(VariantForm.Active), "Wird verkauft", "", CellKind.Switch, v => v.Active ? "1" : "", (v, t) => v.Active = ReadSwitch(t) ?? v.Active),
    ];

    /// <summary>Columns that make sense to fill for many variants; numbers of articles are each their own.</summary>
    public static IEnumerable<MatrixColumn> Fillable => All.Where(c => c.Field is not (nameof(VariantForm.Sku) or nameof(VariantForm.Gtin) or nameof(VariantForm.Mpn)));

    public bool IsNumber => Kind is CellKind.Money or CellKind.Number or CellKind.Count;

    /// <summary>Whether the typed value can't be put into this column at all; the validator of the variant looks closer.</summary>
    public bool Refuses(string typed) => (Kind == CellKind.Unit && ReadUnit(typed) is null) || (Kind == CellKind.Switch && ReadSwitch(typed) is null);

    /// <summary>A unit by its sign: "kg", "l", "m", "m²", "Stück"; nothing is none.</summary>
    private static ContentUnit? ReadUnit(string typed) => typed.Trim().ToLowerInvariant() switch
    {
        "" or "-" or "none" => ContentUnit.None,
        "kg" or "kilogram" => ContentUnit.Kilogram,
        "l" or "litre" => ContentUnit.Litre,
        "m" or "metre" => ContentUnit.Metre,
        "m²" or "m2" or "qm" or "squaremetre" => ContentUnit.SquareMetre,
        "stück" or "st" or "piece" or "pc" => ContentUnit.Piece,
        _ => null,
    };

    private static bool? ReadSwitch(string typed) => typed.Trim().ToLowerInvariant() switch
    {
        "ja" or "yes" or "1" or "x" or "true" => true,
        "nein" or "no" or "0" or "" or "false" => false,
        _ => null,
    };
}

/// <summary>Sets a column for many variants at once, or moves a price by percent or amount.</summary>
public sealed class FillForm
{
    public const string Shown = "shown";
    public const string Selected = "selected";
    public const string Everywhere = "all";

    /// <summary>Field of a <see cref="MatrixColumn"/>.</summary>
    public string Column { get; set; } = nameof(VariantForm.Price);

    /// <summary>"set", "percent" or "amount".</summary>
    public string How { get; set; } = "set";

    public string Value { get; set; } = "";

    /// <summary>"shown", "selected", "all" or the number of an option's value.</summary>
    public string To { get; set; } = Shown;

    public MatrixColumn? Into => MatrixColumn.Fillable.FirstOrDefault(c => c.Field == Column);

    /// <summary>Why this can't be filled in; null when it can.</summary>
    public string? WhyNot(WebTexts texts) => Problem(texts)?.Value;

    private Microsoft.Extensions.Localization.LocalizedString? Problem(WebTexts texts)
    {
        if (Into is not { } column)
            return texts["Bitte wählen Sie eine Spalte."];
        if (How == "set")
            return column.Refuses(Value) ? column.Kind == CellKind.Unit ? texts["Bitte geben Sie kg, l, m, m² oder Stück ein."] : texts["Bitte geben Sie ja oder nein ein."] : null;
        if (column.Kind != CellKind.Money)
            return texts["Nur Preise lassen sich um Prozent oder einen Betrag verändern."];
        return Entered.Number(Value) is { } n && n is > -100 and < 100_000 ? null : texts["Bitte geben Sie eine Zahl wie 5 oder −2,50 ein."];
    }

    /// <summary>Fills the variant's cell; an empty price stays empty when it is only moved.</summary>
    public void Fill(VariantForm row)
    {
        var column = Into!;
        if (How == "set")
            column.Set(row, Value.Trim());
        else if (Entered.Money(column.Get(row)) is { } price && Entered.Number(Value) is { } by)
            column.Set(row, Entered.Show(How == "percent" ? price * (1 + (by / 100)) : price + Common.Money.From(by)));
    }
}
