using System.Globalization;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using static Shop.Common.Documents.PdfPage;

namespace Shop.Common.Documents;

/// <summary>Sets a text written in Markdown as a PDF: headings, paragraphs, lists and bold words. For terms and instructions.</summary>
public sealed class TextDocument
{
    private static readonly PdfType Body = new(DocumentStyle.Text, 9.5, DocumentStyle.Ink);

    private readonly PdfDocument _document;
    private readonly Letter _letter;

    private TextDocument(PdfDocument document, Letter letter) => (_document, _letter) = (document, letter);

    public static byte[] Write(string title, string markdown, LetterSender sender, CultureInfo culture, DateTime madeAt)
    {
        var document = new PdfDocument(title, sender.Name, culture.TwoLetterISOLanguageName, madeAt);
        var text = new TextDocument(document, Letter.Plain(document, sender, culture));
        text.Heading("H1", [(title, false)], new PdfType(DocumentStyle.Display, 20, DocumentStyle.Ink));
        foreach (var block in Markdown.Parse(markdown))
            text.Draw(block, 0);
        text._letter.Finish();
        return document.ToBytes();
    }

    private static IEnumerable<(string Text, bool Strong)> Runs(ContainerInline? inlines, bool strong = false)
    {
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            var runs = inline switch
            {
                LiteralInline literal => [(literal.Content.ToString(), strong)],
                CodeInline code => [(code.Content, strong)],
                LineBreakInline line => [(line.IsHard ? "\n" : " ", strong)],
                AutolinkInline link => [(link.Url, strong)],
                EmphasisInline emphasis => Runs(emphasis, strong || emphasis.DelimiterCount > 1),
                ContainerInline container => Runs(container, strong),
                HtmlEntityInline entity => [(entity.Transcoded.ToString(), strong)],
                _ => Enumerable.Empty<(string, bool)>(),
            };
            foreach (var run in runs)
                yield return run;
        }
    }

    private void Draw(Block block, double indent)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Heading($"H{Math.Min(heading.Level + 1, 6)}", Runs(heading.Inline), Body with { Font = DocumentStyle.Strong, Size = heading.Level <= 2 ? 12 : 10.5 });
                break;
            case ParagraphBlock paragraph:
                Flow("P", Runs(paragraph.Inline), Body, indent);
                _letter.Y += Mm(2.2);
                break;
            case ListBlock list:
                Items(list, indent);
                break;
            case ThematicBreakBlock:
                _letter.Y += Mm(2);
                _letter.Page.Line(Letter.Left, _letter.Y, Letter.Right, _letter.Y, DocumentStyle.Line);
                _letter.Y += Mm(4);
                break;
            case ContainerBlock container:
                foreach (var inner in container)
                    Draw(inner, indent + (block is QuoteBlock ? Mm(5) : 0));
                break;
            case LeafBlock { Lines.Count: > 0 } leaf:
                Flow("P", [(leaf.Lines.ToString(), false)], Body, indent);
                break;
        }
    }

    private void Items(ListBlock list, double indent)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            _letter.Need(Mm(12));
            using (_document.Tag("P"))
                _letter.Page.Text(Letter.Left + indent + Mm(1), _letter.Y + Body.Size, list.IsOrdered ? $"{number++}." : "•", Body with { Colour = DocumentStyle.Copper });
            foreach (var inner in item)
                Draw(inner, indent + Mm(6));
        }
    }

    private void Heading(string tag, IEnumerable<(string Text, bool Strong)> runs, PdfType type)
    {
        _letter.Y += Mm(3);
        _letter.Need(Mm(22));
        Flow(tag, runs, type, 0);
        _letter.Y += Mm(1.6);
    }

    /// <summary>Sets words side by side until the line is full; bold words sit between the others.</summary>
    private void Flow(string tag, IEnumerable<(string Text, bool Strong)> runs, PdfType type, double indent)
    {
        var from = Letter.Left + indent;
        var space = type.Measure(" ");
        var height = type.Size * 1.5;
        var x = from;
        using var element = _document.Tag(tag);
        _letter.Need(height);
        foreach (var (word, strong, glued) in Words(runs))
        {
            var face = strong ? type with { Font = DocumentStyle.Strong } : type;
            foreach (var piece in word == "\n" ? [word] : face.Wrap(word, Letter.Right - from))
            {
                var gap = x > from && !glued ? space : 0;
                if (piece == "\n" || x + gap + face.Measure(piece) > Letter.Right)
                {
                    _letter.Y += height;
                    _letter.Need(height);
                    (x, gap) = (from, 0);
                }
                if (piece == "\n")
                    continue;
                _letter.Page.Text(x + gap, _letter.Y + type.Size, piece, face);
                x += gap + face.Measure(piece);
            }
        }
        _letter.Y += height;
    }

    /// <summary>Words with their weight; glued ones follow without a space, as the full stop after a bold word.</summary>
    private static IEnumerable<(string Word, bool Strong, bool Glued)> Words(IEnumerable<(string Text, bool Strong)> runs)
    {
        var open = false;
        foreach (var (text, strong) in runs)
        {
            if (text == "\n")
            {
                yield return (text, strong, true);
                open = false;
                continue;
            }
            foreach (var (i, word) in text.Split(' ').Index())
            {
                if (word.Length > 0)
                    yield return (word, strong, i == 0 && open);
            }
            open = text.Length > 0 && text[^1] != ' ';
        }
    }
}
