using System.Text.Json;
using System.Text.Json.Nodes;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>What an editor of content holds; kept whole with every save, so that a wording can be brought back.</summary>
public abstract class ContentForm<TRow>
{
    /// <summary>The row as the editor opened it.</summary>
    public int Version { get; set; }

    public abstract void ApplyTo(TRow row);
}

/// <summary>A row being edited: where its screen is, its earlier wordings, what someone else changed meanwhile.</summary>
/// <param name="Home">Address of the list, e.g. "/admin/faq".</param>
/// <param name="Shown">The earlier wording in the form; null when it is the present one.</param>
public sealed record Editing(string Home, int Id, IReadOnlyList<EarlierWording> History, EarlierWording? Shown, IReadOnlyList<ChangedField> Changed)
{
    public string Address => $"{Home}/{Id}";

    public static Editing New(string home) => new(home, 0, [], null, []);
}

/// <summary>A wording that was saved once.</summary>
public sealed record EarlierWording(int Id, DateTime SavedAt, string Author);

/// <summary>What a screen of content shows: the form and what stands around it.</summary>
/// <param name="Choices">Items of its lists by the name of the field.</param>
/// <param name="Pictures">Keys of the pictures in the form by their id.</param>
public sealed record ContentEditor<TForm>(
    Editing Editing, TForm Form, IReadOnlyDictionary<string, IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem>> Choices, IReadOnlyDictionary<int, string> Pictures);

/// <summary>A field whose typed value isn't the saved one.</summary>
public sealed record ChangedField(string Field, string Mine, string Saved)
{
    public static IReadOnlyList<ChangedField> Between(object mine, object saved)
    {
        var theirs = Leaves("", JsonSerializer.SerializeToNode(saved)).ToDictionary(l => l.Name, l => l.Value);
        return [.. Leaves("", JsonSerializer.SerializeToNode(mine)).Where(l => l.Name != "Version" && theirs.GetValueOrDefault(l.Name, "") != l.Value)
            .Select(l => new ChangedField(l.Name, l.Value, theirs.GetValueOrDefault(l.Name, "")))];
    }

    private static IEnumerable<(string Name, string Value)> Leaves(string name, JsonNode? node) => node is JsonObject parts
        ? parts.SelectMany(p => Leaves(name.Length == 0 ? p.Key : $"{name}.{p.Key}", p.Value))
        : [(name, (node?.ToString() ?? "").ReplaceLineEndings("\n").Trim())];
}

/// <summary>Names of fields and values of content in words.</summary>
public static class ContentWords
{
    /// <summary>A field of a form, e.g. "Title.De".</summary>
    public static string FieldWord(this WebTexts t, string field)
    {
        var language = field.EndsWith(".De", StringComparison.Ordinal) ? " DE" : field.EndsWith(".En", StringComparison.Ordinal) ? " EN" : "";
        var name = language.Length > 0 ? field[..^3] : field;
        return name switch
        {
            "Link.Target" or "Link.Address" => t["Ziel"].Value,
            "Active" => t["Im Shop sichtbar"].Value,
            "ValidFrom" => t["Zu sehen ab"].Value,
            "Picture.Alt" => t["Was ist zu sehen?"].Value,
            _ => t.FieldName(name),
        } + language;
    }

    public static string BlockKind(this WebTexts t, string kind) => kind switch
    {
        "hero" => t["Aufmacher"].Value,
        "usp" => t["Vorzug"].Value,
        "teaser" => t["Teaser"].Value,
        "shelf" => t["Warenregal"].Value,
        "story" => t["Geschichte"].Value,
        "text" => t["Text"].Value,
        "rooms" => t["Alle Kategorien"].Value,
        _ => kind,
    };

    /// <summary>What a kind of block is for.</summary>
    public static string BlockPurpose(this WebTexts t, string kind) => kind switch
    {
        "hero" => t["Das Erste, was man sieht: ein Bild, ein Satz, ein Ziel."].Value,
        "usp" => t["Ein Grund, hier zu kaufen; Vorzüge nebeneinander werden eine Zeile."].Value,
        "teaser" => t["Ein Bild mit zwei Sätzen, das woanders hinführt; Teaser nebeneinander werden eine Reihe."].Value,
        "shelf" => t["Vier Produkte: beliebte, neue, aus einer Kategorie oder selbst gewählte."].Value,
        "story" => t["Bild und Text über die ganze Breite."].Value,
        "text" => t["Überschrift und Text mit Listen und Links."].Value,
        _ => t["Die Kategorien der ersten Ebene als Bilder."].Value,
    };

    public static string SlotWord(this WebTexts t, string slot) => slot switch
    {
        "top" => t["Zeile über dem Kopf jeder Seite"].Value,
        "hero" => t["Neben dem Knopf des Aufmachers"].Value,
        "home-end" => t["Ende der Startseite"].Value,
        "category-end" => t["Ende jeder Kategorie"].Value,
        "post-end" => t["Ende jedes Beitrags"].Value,
        "faq-end" => t["Ende der häufigen Fragen"].Value,
        "not-found" => t["Seite nicht gefunden"].Value,
        "footer" => t["Fußzeile"].Value,
        _ => slot,
    };

    public static string StyleWord(this WebTexts t, string style) => style switch
    {
        "primary" => t["Kupfer, auffällig"].Value,
        "ink" => t["Dunkel"].Value,
        "line" => t["Mit Rahmen"].Value,
        "quiet" => t["Nur Text"].Value,
        _ => t["Wie bei dieser Art üblich"].Value,
    };
}
