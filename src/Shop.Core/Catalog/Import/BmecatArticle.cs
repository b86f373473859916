using System.Xml;

namespace Shop.Catalog.Import;

/// <summary>One ARTICLE (BMEcat 1.2) or PRODUCT (2005) of a catalogue.</summary>
internal sealed class BmecatArticle
{
    private const int LongestText = 256 * 1024;

    /// <summary>The keys of the own format, so that the mapping is there by itself.</summary>
    public static IReadOnlyList<string> Header { get; } =
        ["sku", "gtin", "name.de", "name.en", "description.de", "description.en", "manufacturer", "mpn", "price", "price.net", "cost", "uvp", "tax", "category", "tags", "attributes", "pictures", "delivery.to", "weight", "content", "unit"];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Text, string? Lang)> _texts = [];
    private readonly List<string> _attributes = [];
    private readonly List<string> _pictures = [];
    private readonly List<string> _keywords = [];

    public string Number => _values.GetValueOrDefault("sku", "");

    public string? Flaw { get; private set; }

    /// <summary>Reads the element on which the reader stands, to its end.</summary>
    public static BmecatArticle Read(XmlReader reader)
    {
        var article = new BmecatArticle();
        using var inside = reader.ReadSubtree();
        inside.Read();
        while (!inside.EOF)
        {
            if (inside.NodeType == XmlNodeType.Element && article.TakeGroup(inside))
                continue;
            if (!inside.Read())
                break;
        }
        return article;
    }

    public string[] Cells(BmecatTree tree, string language)
    {
        _values["name.de"] = TextIn("DESCRIPTION_SHORT", "de", language);
        _values["name.en"] = TextIn("DESCRIPTION_SHORT", "en", language);
        _values["description.de"] = TextIn("DESCRIPTION_LONG", "de", language);
        _values["description.en"] = TextIn("DESCRIPTION_LONG", "en", language);
        _values["category"] = tree.PathsOf(Number);
        _values["attributes"] = string.Join('|', _attributes);
        _values["pictures"] = string.Join('|', _pictures);
        _values["tags"] = string.Join('|', _keywords);
        return [.. Header.Select(h => _values.GetValueOrDefault(h, ""))];
    }

    /// <summary>Takes an element with parts of its own or one with text; true when the reader has moved past it.</summary>
    private bool TakeGroup(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "ARTICLE_PRICE" or "PRODUCT_PRICE" when !reader.IsEmptyElement:
                var kind = reader.GetAttribute("price_type") ?? "";
                TakePrice(kind, reader);
                return false;
            case "FEATURE" when !reader.IsEmptyElement:
                TakeFeature(reader);
                return false;
            case "MIME" when !reader.IsEmptyElement:
                TakePicture(reader);
                return false;
            default:
                return TakeText(reader);
        }
    }

    private bool TakeText(XmlReader reader)
    {
        if (reader.IsEmptyElement || reader.LocalName is not ("SUPPLIER_AID" or "SUPPLIER_PID" or "EAN" or "INTERNATIONAL_PID" or "DESCRIPTION_SHORT" or "DESCRIPTION_LONG"
            or "MANUFACTURER_NAME" or "MANUFACTURER_AID" or "MANUFACTURER_PID" or "KEYWORD" or "DELIVERY_TIME" or "CONTENT_UNIT" or "NO_CU_PER_OU" or "PRODUCT_WEIGHT" or "WEIGHT"))
            return false;
        var name = reader.LocalName;
        var type = reader.GetAttribute("type");
        var lang = reader.GetAttribute("lang") ?? reader.GetAttribute("lang", "http://www.w3.org/XML/1998/namespace");
        var text = reader.ReadElementContentAsString().Trim();
        if (text.Length > LongestText)
            Flaw = "Der Artikel „{0}“ enthält einen zu langen Text.";
        else
            Keep(name, type, lang, text);
        return true;
    }

    private void Keep(string name, string? type, string? lang, string text)
    {
        switch (name)
        {
            case "SUPPLIER_AID" or "SUPPLIER_PID": _values.TryAdd("sku", text); break;
            case "EAN": _values.TryAdd("gtin", text); break;
            case "INTERNATIONAL_PID" when type is null or "ean" or "gtin" or "upc": _values.TryAdd("gtin", text); break;
            case "DESCRIPTION_SHORT" or "DESCRIPTION_LONG": _texts.Add((name, text, lang)); break;
            case "MANUFACTURER_NAME": _values.TryAdd("manufacturer", text); break;
            case "MANUFACTURER_AID" or "MANUFACTURER_PID": _values.TryAdd("mpn", text); break;
            case "KEYWORD": _keywords.Add(text.Replace('|', ' ')); break;
            case "DELIVERY_TIME": _values.TryAdd("delivery.to", text); break;
        }
    }

    /// <summary>net_customer is what the merchant pays; nrp the maker's recommendation; gros_list a gross and net_list a net price for the shop.</summary>
    private void TakePrice(string kind, XmlReader reader)
    {
        foreach (var (name, text, _) in BmecatTree.Leaves(reader))
        {
            var field = kind switch { "net_customer" or "net_customer_exp" => "cost", "gros_list" => "price", "net_list" => "price.net", "nrp" => "uvp", _ => "" };
            if (name == "PRICE_AMOUNT" && field.Length > 0)
                _values.TryAdd(field, text);
            else if (name == "TAX" && decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var tax))
                _values["tax"] = tax is > 0 and < 0.1m or >= 5 and < 10 ? "reduced" : "standard";
        }
        // A gross price says all that a net one does.
        if (_values.ContainsKey("price"))
            _values.Remove("price.net");
    }

    private void TakeFeature(XmlReader reader)
    {
        string name = "", unit = "";
        var values = new List<string>();
        foreach (var (element, text, _) in BmecatTree.Leaves(reader))
        {
            if (element == "FNAME" && name.Length == 0)
                name = text;
            else if (element == "FVALUE" && text.Length > 0)
                values.Add(text);
            else if (element == "FUNIT")
                unit = text;
        }
        if (name.Length > 0)
            _attributes.AddRange(values.Select(v => $"{name.Replace('=', ' ').Replace('|', ' ')}={v.Replace('|', ' ')}{(unit.Length > 0 ? " " + unit : "")}"));
    }

    private void TakePicture(XmlReader reader)
    {
        string type = "", source = "";
        foreach (var (element, text, _) in BmecatTree.Leaves(reader))
        {
            if (element == "MIME_TYPE")
                type = text;
            else if (element == "MIME_SOURCE")
                source = text;
        }
        // Bare file names lead nowhere; pictures are fetched from the web.
        if (source.StartsWith("http", StringComparison.OrdinalIgnoreCase) && (type.Length == 0 || type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)))
            _pictures.Add(source);
    }

    private string TextIn(string element, string language, string catalogue)
    {
        var (three, two) = language == "de" ? ("deu", "de") : ("eng", "en");
        foreach (var (name, text, lang) in _texts)
        {
            var said = (lang ?? catalogue).ToLowerInvariant();
            if (name == element && (said.StartsWith(two, StringComparison.Ordinal) || said == three || (said == "ger" && language == "de")))
                return text;
        }
        return "";
    }
}
