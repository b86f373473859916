using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shop.Web.BackOffice.Products;

/// <summary>
/// A product's form as fields with paths such as "Name.De" or "Variants[12].Price", whatever fields it has: states are compared, merged
/// and brought back field by field. What isn't content, such as versions and confirmations, is no field.
/// </summary>
public sealed class FormFields
{
    private static readonly HashSet<string> NoContent = ["Id", nameof(TypedAttribute.DefinitionId), "Version", "SeenStock", nameof(ProductForm.ConfirmedTranslations), nameof(ProductForm.AddRelated)];
    private readonly JsonObject _tree;
    private readonly Dictionary<string, (JsonObject Parent, string Key)> _places = new(StringComparer.Ordinal);

    private FormFields(JsonObject tree)
    {
        _tree = tree;
        Walk("", tree);
    }

    public IEnumerable<string> Paths => _places.Keys;

    /// <summary>The value as text, lists with commas between; empty for a path that isn't there.</summary>
    public string this[string path] => _places.TryGetValue(path, out var place) ? Text(place.Parent[place.Key]) : "";

    public static FormFields Of(ProductForm form) => new((JsonObject)JsonSerializer.SerializeToNode(form)!);

    /// <summary>Null where the text isn't such a form.</summary>
    public static FormFields? Read(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject tree ? new FormFields(tree) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public bool Has(string path) => _places.ContainsKey(path);

    /// <summary>Takes a field over from another state; nothing where either lacks it.</summary>
    public void Take(string path, FormFields from)
    {
        if (_places.TryGetValue(path, out var mine) && from._places.TryGetValue(path, out var other))
            mine.Parent[mine.Key] = other.Parent[other.Key]?.DeepClone();
    }

    /// <summary>Writes a value as text; nothing where the field isn't there or is a list.</summary>
    public void Set(string path, string value)
    {
        if (!_places.TryGetValue(path, out var place) || place.Parent[place.Key] is JsonArray)
            return;
        var isText = place.Parent[place.Key] is JsonValue now && now.TryGetValue<string>(out _);
        place.Parent[place.Key] = isText ? JsonValue.Create(value)
            : value.Length == 0 ? null
            : value is "true" or "false" ? JsonValue.Create(value == "true")
            : int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(value);
    }

    /// <summary>Whether all fields but the stock, which moves by itself, say the same.</summary>
    public bool SaysTheSameAs(FormFields other) => Paths.Union(other.Paths).Where(p => !IsStock(p)).All(p => this[p] == other[p]);

    public static bool IsStock(string path) => path.EndsWith("].Stock", StringComparison.Ordinal);

    public string ToJson() => _tree.ToJsonString();

    public ProductForm ToForm() => _tree.Deserialize<ProductForm>()!;

    /// <summary>A form kept long ago; null where fields have become something else since.</summary>
    public static ProductForm? ReadForm(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ProductForm>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Walk(string before, JsonObject part)
    {
        foreach (var (key, value) in part)
        {
            if (NoContent.Contains(key))
                continue;
            if (value is JsonObject inner)
                Walk($"{before}{key}.", inner);
            else if (value is JsonArray { Count: > 0 } rows && rows[0] is JsonObject)
                WalkRows(before + key, rows);
            else
                _places[before + key] = (part, key);
        }
    }

    private void WalkRows(string name, JsonArray rows)
    {
        foreach (var (row, at) in rows.OfType<JsonObject>().Select((r, i) => (r, i)))
            Walk($"{name}[{KeyOf(row) ?? at.ToString(CultureInfo.InvariantCulture)}].", row);
    }

    /// <summary>Rows are told apart by their id, or by whose row they are, such as "DefinitionId".</summary>
    private static string? KeyOf(JsonObject row) => (row["Id"] ?? row.FirstOrDefault(f => f.Key.EndsWith("Id", StringComparison.Ordinal)).Value)?.ToJsonString();

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonArray many => string.Join(", ", many.Select(Text)),
        JsonValue one when one.TryGetValue<string>(out var text) => text.ReplaceLineEndings("\n").Trim(),
        _ => value.ToJsonString(),
    };
}

/// <summary>A field of which two states differ.</summary>
public sealed record FieldDifference(string Path, string Base, string Mine, string Theirs);

/// <summary>
/// What two people made of the same start. A field that only one of them changed is taken from them; one that both changed differently is a
/// conflict that someone has to decide. Without a known start every difference is a conflict.
/// </summary>
public sealed record ThreeWay(
    IReadOnlyList<FieldDifference> Conflicts, IReadOnlyList<FieldDifference> OnlyMine, IReadOnlyList<FieldDifference> OnlyTheirs, FormFields Merged)
{
    public static ThreeWay Of(FormFields? @base, FormFields mine, FormFields theirs)
    {
        var merged = FormFields.Read(theirs.ToJson())!;
        var (conflicts, onlyMine, onlyTheirs) = (new List<FieldDifference>(), new List<FieldDifference>(), new List<FieldDifference>());
        foreach (var path in theirs.Paths.Where(mine.Has).Where(p => mine[p] != theirs[p]))
        {
            var difference = new FieldDifference(path, @base?[path] ?? "", mine[path], theirs[path]);
            if (@base is not null && mine[path] == @base[path])
            {
                onlyTheirs.Add(difference);
                continue;
            }
            merged.Take(path, mine);
            (@base is not null && theirs[path] == @base[path] ? onlyMine : conflicts).Add(difference);
        }
        return new ThreeWay(conflicts, onlyMine, onlyTheirs, merged);
    }
}
