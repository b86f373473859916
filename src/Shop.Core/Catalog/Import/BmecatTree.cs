using System.Xml;
using Shop.Common.Csv;

namespace Shop.Catalog.Import;

/// <summary>The groups of a BMEcat catalogue and which articles stand in them. Groups that stand under themselves are left out.</summary>
internal sealed class BmecatTree
{
    /// <summary>Deeper than any catalogue is.</summary>
    private const int Deepest = 20;

    private readonly Dictionary<string, (string Name, string Parent)> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _shelves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _paths = new(StringComparer.Ordinal);

    public int Articles { get; private set; }

    public List<ImportNote> Notes { get; } = [];

    /// <summary>Looks at an element on which the reader stands.</summary>
    public void Take(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "ARTICLE" or "PRODUCT":
                Articles++;
                break;
            case "CATALOG_STRUCTURE" when !reader.IsEmptyElement:
                TakeGroup(reader);
                break;
            case "ARTICLE_TO_CATALOGGROUP_MAP" or "PRODUCT_TO_CATALOGGROUP_MAP" when !reader.IsEmptyElement:
                TakePlace(reader);
                break;
        }
    }

    /// <summary>Finds groups that stand under themselves.</summary>
    public void Settle()
    {
        var circling = _groups.Keys.Where(id => PathOf(id) is null).Select(id => _groups[id].Name).ToList();
        if (circling.Count > 0)
            Notes.Add(ImportNote.Of("Diese Gruppen des Katalogs stehen unter sich selbst und wurden nicht übernommen: {0}.", string.Join(", ", circling.Take(10))));
    }

    /// <summary>The paths of an article's groups, "Kaffee > Espresso", parted by "|".</summary>
    public string PathsOf(string article) =>
        _shelves.TryGetValue(article, out var groups) ? string.Join('|', groups.Select(PathOf).Where(p => !string.IsNullOrEmpty(p)).Distinct()) : "";

    private void TakeGroup(XmlReader reader)
    {
        var isRoot = reader.GetAttribute("type") == "root";
        string id = "", name = "", parent = "";
        foreach (var (element, text, _) in Leaves(reader))
        {
            if (element == "GROUP_ID")
                id = text;
            else if (element == "GROUP_NAME" && name.Length == 0)
                name = text;
            else if (element == "PARENT_ID")
                parent = text;
        }
        // The root is the catalogue itself, not a shelf.
        if (id.Length > 0)
            _groups[id] = (isRoot ? "" : PlainText.Of(name).Replace('>', ' ').Replace('|', ' '), isRoot ? "" : parent);
    }

    private void TakePlace(XmlReader reader)
    {
        string article = "", group = "";
        foreach (var (element, text, _) in Leaves(reader))
        {
            if (element is "ART_ID" or "PROD_ID")
                article = text;
            else if (element == "CATALOG_GROUP_ID")
                group = text;
        }
        if (article.Length == 0 || group.Length == 0)
            return;
        if (!_shelves.TryGetValue(article, out var groups))
            _shelves[article] = groups = [];
        groups.Add(group);
    }

    /// <summary>Null for a group that stands under itself.</summary>
    private string? PathOf(string id)
    {
        if (_paths.TryGetValue(id, out var known))
            return known;
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = id; _groups.TryGetValue(at, out var group); at = group.Parent)
        {
            if (!seen.Add(at) || seen.Count > Deepest)
                return _paths[id] = null;
            if (group.Name.Length > 0)
                names.Insert(0, group.Name);
        }
        return _paths[id] = string.Join(" > ", names);
    }

    /// <summary>The elements with text below the one on which the reader stands, in their order; leaves the reader at its end.</summary>
    internal static IEnumerable<(string Name, string Text, string? Lang)> Leaves(XmlReader reader)
    {
        var depth = reader.Depth;
        string? name = null, lang = null;
        var text = "";
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
                (name, lang, text) = (reader.LocalName, reader.GetAttribute("lang") ?? reader.GetAttribute("xml:lang"), "");
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                text += reader.Value;
            else if (reader.NodeType == XmlNodeType.EndElement && name == reader.LocalName)
                yield return (name, text.Trim(), lang);
        }
    }
}
