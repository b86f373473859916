using System.Xml;
using Shop.Common;
using Shop.Common.Csv;

namespace Shop.Catalog.Import;

/// <summary>
/// Reads a BMEcat catalogue (1.2 and 2005, T_NEW_CATALOG) as rows. Streamed; a document type, entities and outside references are
/// refused (XXE, billion laughs). A first reading learns the tree of groups, which stands behind the articles.
/// </summary>
internal sealed class BmecatFile
{
    /// <summary>Characters of one document.</summary>
    private const long MostCharacters = 2L * CsvLimits.UnpackedBytes;

    private readonly CsvSource _source;
    private readonly BmecatTree _tree;

    private BmecatFile(CsvSource source, BmecatTree tree) => (_source, _tree) = (source, tree);

    public static IReadOnlyList<string> Header => BmecatArticle.Header;

    public string Encoding { get; private set; } = "";

    public IReadOnlyList<ImportNote> Notes => _tree.Notes;

    public Problem? Trouble { get; private set; }

    private static Problem NotBmecat { get; } = new("bmecat-none", "Das ist kein BMEcat-Katalog: Es fehlt das Element BMECAT mit T_NEW_CATALOG.");

    private static Problem NotNew { get; } = new("bmecat-update", "Nur vollständige Kataloge (T_NEW_CATALOG) werden gelesen, keine Änderungen (T_UPDATE_PRODUCTS, T_UPDATE_PRICES).");

    private static Problem HasDoctype { get; } = new("bmecat-dtd", "Die XML-Datei enthält eine DTD oder Entitäten. Aus Sicherheitsgründen wird sie nicht gelesen; bitte speichern Sie sie ohne.");

    /// <summary>Whether the file begins as XML does.</summary>
    public static bool IsXml(CsvSource source)
    {
        try
        {
            using var stream = Unpacked.Open(source);
            var head = new byte[512];
            var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            var text = head is [0xFF, 0xFE, ..] or [_, 0, ..] ? System.Text.Encoding.Unicode.GetString(head, 0, length)
                : head is [0xFE, 0xFF, ..] ? System.Text.Encoding.BigEndianUnicode.GetString(head, 0, length)
                : System.Text.Encoding.UTF8.GetString(head, 0, length);
            return text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
                || text.Contains("<BMECAT", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    public static Result<BmecatFile> Open(CsvSource source, CancellationToken stop)
    {
        try
        {
            var tree = new BmecatTree();
            using var reader = Reader(source);
            if (Kind(reader) is { } problem)
                return problem;
            var encoding = "utf-8";
            while (reader.Read())
            {
                stop.ThrowIfCancellationRequested();
                if (reader.NodeType == XmlNodeType.Element)
                    tree.Take(reader);
            }
            tree.Settle();
            return tree.Articles == 0 ? CsvTroubles.NoRows : new BmecatFile(source, tree) { Encoding = encoding };
        }
        catch (XmlException e)
        {
            return Broken(e);
        }
        catch (CsvTooLargeException)
        {
            return CsvTroubles.TooLarge;
        }
        catch (InvalidDataException)
        {
            return CsvTroubles.BrokenArchive;
        }
    }

    /// <summary>A row an article; the first is row 2, as below a header.</summary>
    public IEnumerable<CsvRow> Rows()
    {
        Trouble = null;
        using var reader = Reader(_source);
        var number = 1;
        var language = "deu";
        while (Next(reader))
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "CATALOG")
                language = LanguageOf(reader) ?? language;
            if (reader.LocalName is not ("ARTICLE" or "PRODUCT") || reader.IsEmptyElement)
                continue;
            if (Article(reader) is not { } article)
                yield break;
            number++;
            yield return new CsvRow(number, article.Cells(_tree, language), article.Flaw is { } flaw ? new RowRemark(number, flaw, article.Number) : null);
        }
    }

    private BmecatArticle? Article(XmlReader reader)
    {
        try
        {
            return BmecatArticle.Read(reader);
        }
        catch (XmlException e)
        {
            Trouble = Broken(e);
            return null;
        }
    }

    private bool Next(XmlReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (XmlException e)
        {
            Trouble = Broken(e);
            return false;
        }
    }

    private static XmlReader Reader(CsvSource source) => XmlReader.Create(Unpacked.Open(source), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        MaxCharactersInDocument = MostCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
    });

    /// <summary>Why it isn't a whole catalogue; null when the reader stands in one.</summary>
    private static Problem? Kind(XmlReader reader)
    {
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "BMECAT")
            return NotBmecat;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName.StartsWith("T_", StringComparison.Ordinal))
                return reader.LocalName == "T_NEW_CATALOG" ? null : NotNew;
        }
        return NotBmecat;
    }

    /// <summary>The language the catalogue is written in, from its head.</summary>
    private static string? LanguageOf(XmlReader reader)
    {
        using var catalogue = reader.ReadSubtree();
        while (catalogue.Read())
        {
            if (catalogue is { NodeType: XmlNodeType.Element, LocalName: "LANGUAGE" })
                return catalogue.ReadElementContentAsString().Trim().ToLowerInvariant();
        }
        return null;
    }

    private static Problem Broken(XmlException e) =>
        e.Message.Contains("DTD", StringComparison.Ordinal) || e.Message.Contains("entity", StringComparison.OrdinalIgnoreCase)
            ? HasDoctype
            : new Problem("bmecat-broken", "Die XML-Datei ist in Zeile {0} nicht wohlgeformt. Nur bis dahin wurde gelesen.", e.LineNumber);
}
