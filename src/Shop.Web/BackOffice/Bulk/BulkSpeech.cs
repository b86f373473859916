using System.Globalization;
using Shop.Catalog;
using Shop.Common;
using Shop.Lists.Bulk;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Bulk;

/// <summary>What staff read about bulk changes.</summary>
public static class BulkSpeech
{
    public static string Word(this WebTexts t, BulkKind kind) => kind switch
    {
        BulkKind.PricePercent => t["Preis um Prozent ändern"].Value,
        BulkKind.PriceAmount => t["Preis um Betrag ändern"].Value,
        BulkKind.PriceMargin => t["Preis auf Zielspanne setzen"].Value,
        BulkKind.MoveToCategory => t["Hauptkategorie setzen"].Value,
        BulkKind.AddCategory => t["In Kategorie aufnehmen"].Value,
        BulkKind.RemoveCategory => t["Aus Kategorie nehmen"].Value,
        BulkKind.AddTag => t["Schlagwort geben"].Value,
        BulkKind.RemoveTag => t["Schlagwort wegnehmen"].Value,
        BulkKind.Publish => t["In den Shop stellen"].Value,
        BulkKind.Unpublish => t["Aus dem Shop nehmen"].Value,
        BulkKind.TaxClass => t["Steuersatz setzen"].Value,
        BulkKind.Supplier => t["Lieferant setzen"].Value,
        BulkKind.PricesBefore => t["Preise wie vor einem Import"].Value,
        _ => t["Lieferzeit setzen"].Value,
    };

    /// <summary>Kind and value in one line: "Preis um Prozent ändern: +5 %".</summary>
    public static string Say(this WebTexts t, BulkOptions o, BulkWords words) => (o.Kind switch
    {
        BulkKind.PricePercent => (o.Percent > 0 ? "+" : "") + o.Percent.ToString("P1", CultureInfo.CurrentCulture),
        BulkKind.PriceAmount => (o.Amount > 0 ? "+" : "") + new Money(o.Amount).In(CultureInfo.CurrentCulture),
        BulkKind.PriceMargin => o.Margin.ToString("P1", CultureInfo.CurrentCulture),
        BulkKind.MoveToCategory or BulkKind.AddCategory or BulkKind.RemoveCategory => words.Categories.NameOf(o.CategoryId ?? 0),
        BulkKind.AddTag or BulkKind.RemoveTag => words.Tags.GetValueOrDefault(o.TagId ?? 0, ""),
        BulkKind.TaxClass => t.Word(o.TaxClass),
        BulkKind.Supplier => o.SupplierId is { } id ? words.Suppliers.GetValueOrDefault(id, "") : t["keiner"].Value,
        BulkKind.PricesBefore when o.Since is { } since => Clock.ToBerlin(since).ToString("g", CultureInfo.CurrentCulture),
        BulkKind.Delivery => t["{0} bis {1} Tage", o.DaysFrom, o.DaysTo].Value,
        _ => "",
    }) is { Length: > 0 } value ? $"{t.Word(o.Kind)}: {value}{(o.Ending is { } ending ? $" ({ending.Name})" : "")}" : t.Word(o.Kind);

    public static string Word(this WebTexts t, BulkField field) => field switch
    {
        BulkField.Price => t["Preis"].Value,
        BulkField.TaxClass => t["Steuersatz"].Value,
        BulkField.Active => t["Im Shop"].Value,
        BulkField.Category => t["Hauptkategorie"].Value,
        BulkField.Shelf => t["Kategorie"].Value,
        BulkField.Tag => t["Schlagwort"].Value,
        BulkField.Supplier => t["Lieferant"].Value,
        BulkField.DaysFrom => t["Lieferzeit ab"].Value,
        _ => t["Lieferzeit bis"].Value,
    };

    /// <summary>A value as staff know it.</summary>
    public static string Value(this WebTexts t, BulkCellRow cell, long? value, BulkWords words) => cell.Field switch
    {
        BulkField.Price => value is { } cents ? new Money(cents).In(CultureInfo.CurrentCulture) : "–",
        BulkField.TaxClass => value is { } tax ? t.Word((TaxClass)tax) : "–",
        BulkField.Active => value is { } on ? (on == 1 ? t["ja"].Value : t["nein"].Value) : "–",
        BulkField.Category => value is { } id ? words.Categories.NameOf((int)id) : "–",
        BulkField.Shelf => value == 1 ? words.Categories.NameOf(cell.RefId ?? 0) : "–",
        BulkField.Tag => value == 1 ? words.Tags.GetValueOrDefault(cell.RefId ?? 0, "–") : "–",
        BulkField.Supplier => value is { } supplier ? words.Suppliers.GetValueOrDefault((int)supplier, "–") : "–",
        _ => value is { } days ? t.Count((int)days, "1 Tag", "{0} Tage").Value : "–",
    };

    public static string Word(this WebTexts t, BulkRemark remark) => remark switch
    {
        BulkRemark.UnderCost => t["Netto unter dem Einstand"].Value,
        BulkRemark.StrikeLost => t["Der Streichpreis ist nicht mehr höher und entfällt"].Value,
        BulkRemark.NewReduction => t["Neue Ermäßigung: sie muss sich auf den niedrigsten Preis der letzten 30 Tage beziehen (§11 PAngV)"].Value,
        BulkRemark.ReductionEnds => t["Eine laufende Ermäßigung endet; eine neue darf sich 30 Tage lang nur auf den bisherigen Preis beziehen (§11 PAngV)"].Value,
        BulkRemark.TierNotLower => t["Ein Mengen- oder Gruppenpreis ist nicht mehr niedriger"].Value,
        BulkRemark.NoCost => t["Ohne Einstand lässt sich keine Spanne rechnen"].Value,
        BulkRemark.PriceTooLow => t["Der Preis wäre null oder darunter"].Value,
        BulkRemark.PriceTooHigh => t["Der Preis wäre zu hoch"].Value,
        BulkRemark.NoName => t["Ohne deutschen Namen"].Value,
        BulkRemark.NoVariant => t["Ohne aktive Variante"].Value,
        BulkRemark.NoPrice => t["Eine aktive Variante hat keinen Preis"].Value,
        BulkRemark.MainCategory => t["Das ist die Hauptkategorie; setzen Sie zuerst eine andere"].Value,
        BulkRemark.ChangedMeanwhile => t["Inzwischen geändert; der Wert bleibt"].Value,
        _ => t["Das Produkt gibt es nicht mehr"].Value,
    };

    public static IEnumerable<BulkRemark> Each(BulkRemark remarks) => Enum.GetValues<BulkRemark>().Where(r => r != BulkRemark.None && remarks.HasFlag(r));

    public static string Word(this WebTexts t, BulkState state) => state switch
    {
        BulkState.Draft => t["Entwurf"].Value,
        BulkState.Waiting or BulkState.UndoWaiting => t["Wartet"].Value,
        BulkState.Running => t["Läuft"].Value,
        BulkState.Undoing => t["Wird zurückgenommen"].Value,
        BulkState.Done => t["Ausgeführt"].Value,
        BulkState.Cancelled => t["Abgebrochen"].Value,
        _ => t["Zurückgenommen"].Value,
    };

    public static string TagOf(BulkState state) => state switch
    {
        BulkState.Done => "tag tag-ok",
        BulkState.Cancelled => "tag tag-bad",
        BulkState.Undone => "tag",
        BulkState.Draft => "tag tag-warn",
        _ => "tag tag-accent",
    };

    public static string Word(this WebTexts t, BulkOutcome outcome) => outcome switch
    {
        BulkOutcome.Changed => t["Ausgeführt"].Value,
        BulkOutcome.Refused => t["Abgelehnt"].Value,
        BulkOutcome.Restored => t["Zurückgenommen"].Value,
        _ => t["Seither geändert, nicht zurückgenommen"].Value,
    };
}
