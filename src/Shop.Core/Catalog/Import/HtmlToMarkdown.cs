using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Shop.Catalog.Import;

/// <summary>
/// Makes Markdown of a foreign HTML description: paragraphs, headings, lists, emphasis and web links survive, everything else only
/// as its text. What looks like Markdown or HTML in the text is escaped, so nothing of it is executed wherever it is shown.
/// </summary>
internal static class HtmlToMarkdown
{
    public static string Of(string html)
    {
        if (html.Length == 0)
            return "";
        using var document = new HtmlParser().ParseDocument(html);
        var writer = new MarkdownWriter();
        foreach (var step in HtmlWalk.Through(document.Body))
        {
            if (step.Node is IText text && step.IsEntering)
                writer.Text(text.Data);
            else if (step.Node is IElement element)
                Write(writer, element, step.IsEntering);
        }
        return writer.ToString();
    }

    private static void Write(MarkdownWriter writer, IElement element, bool entering)
    {
        switch (element.LocalName)
        {
            case "br" when entering: writer.LineBreak(); break;
            case "strong" or "b": writer.Mark("**", entering); break;
            case "em" or "i": writer.Mark("*", entering); break;
            case "a": writer.Link(LinkOf(element), entering); break;
            case "h1" or "h2": writer.Block(entering ? "## " : ""); break;
            case "h3" or "h4" or "h5" or "h6": writer.Block(entering ? "### " : ""); break;
            case "ul" or "ol": writer.List(element.LocalName == "ol", entering); break;
            case "li": writer.Item(entering); break;
            case "td" or "th" when !entering: writer.Text(" "); break;
            case "p" or "div" or "section" or "article" or "header" or "footer" or "blockquote" or "pre" or "table" or "tr" or "dl" or "dt" or "dd" or "hr" or "figure":
                writer.Block("");
                break;
        }
    }

    private static string? LinkOf(IElement element) =>
        Uri.TryCreate(element.GetAttribute("href")?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto"
            ? uri.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
            : null;
}

/// <summary>Writes Markdown piece by piece; blank lines, spaces and marks end up where CommonMark wants them.</summary>
internal sealed class MarkdownWriter
{
    private const string Special = @"\`*_[]<>~|^$";
    private const int DeepestList = 6;

    private readonly StringBuilder _text = new();
    private readonly Stack<(bool Ordered, int Count)> _lists = new();
    private readonly List<string> _waitingMarks = [];
    private readonly Stack<string?> _links = new();
    private string _blockPrefix = "";
    private bool _newBlock, _newLine, _space;

    public override string ToString() => _text.ToString().Trim();

    public void Text(string data)
    {
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
                _space = true;
            else
                Letter(c);
        }
    }

    /// <summary>Ends the block before; the prefix begins the next ("## ").</summary>
    public void Block(string prefix)
    {
        if (_lists.Count > 0 && prefix.Length == 0)
        {
            _space = true;
            return;
        }
        _newBlock = true;
        _blockPrefix = prefix;
    }

    public void LineBreak() => _newLine = true;

    public void List(bool ordered, bool entering)
    {
        if (entering)
            _lists.Push((ordered, 0));
        else
            _lists.TryPop(out _);
        _newBlock |= _lists.Count == (entering ? 1 : 0);
        _blockPrefix = "";
    }

    public void Item(bool entering)
    {
        if (!entering || _lists.Count == 0)
        {
            _newLine = true;
            return;
        }
        var (ordered, count) = _lists.Pop();
        _lists.Push((ordered, count + 1));
        _newLine = true;
        _blockPrefix = new string(' ', 3 * Math.Min(_lists.Count - 1, DeepestList)) + (ordered ? $"{count + 1}. " : "- ");
    }

    /// <summary>Emphasis; written with its first letter, dropped when there is none.</summary>
    public void Mark(string mark, bool entering)
    {
        if (entering)
            _waitingMarks.Add(mark);
        else if (!_waitingMarks.Remove(mark) && _text.Length > 0)
            _text.Append(mark);
    }

    public void Link(string? url, bool entering)
    {
        if (entering)
        {
            _links.Push(url);
            if (url is not null)
                _waitingMarks.Add("[");
        }
        else if (_links.TryPop(out var opened) && opened is not null && !_waitingMarks.Remove("["))
        {
            _text.Append("](").Append(opened).Append(')');
        }
    }

    private void Letter(char c)
    {
        var startsLine = StartLine();
        if (_space && !startsLine)
            _text.Append(' ');
        _space = false;
        foreach (var mark in _waitingMarks)
            _text.Append(mark);
        _waitingMarks.Clear();
        if (Special.Contains(c, StringComparison.Ordinal) || c == '&' || (startsLine && c is '#' or '+' or '-' or '=' or ':') || IsListNumber(c))
            _text.Append('\\');
        _text.Append(c);
    }

    /// <summary>Begins a new block or line when one is due; true at the start of a line.</summary>
    private bool StartLine()
    {
        if (!_newBlock && !_newLine && _blockPrefix.Length == 0)
            return _text.Length == 0;
        if (_text.Length > 0)
            _text.Append(_newBlock ? "\n\n" : _blockPrefix.Length > 0 ? "\n" : "  \n");
        _text.Append(_blockPrefix);
        (_newBlock, _newLine, _blockPrefix) = (false, false, "");
        return true;
    }

    /// <summary>"1." at the start of a line would begin a list.</summary>
    private bool IsListNumber(char c)
    {
        if (c is not ('.' or ')'))
            return false;
        var i = _text.Length - 1;
        while (i >= 0 && char.IsAsciiDigit(_text[i]))
            i--;
        return i < _text.Length - 1 && (i < 0 || _text[i] == '\n');
    }
}
