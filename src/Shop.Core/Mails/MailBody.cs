using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Shop.Common;
using Shop.Settings;

namespace Shop.Mails;

/// <summary>
/// Builds a mail block by block, as HTML that mail programs understand (tables, inline styles) and as plain text that says the same.
/// Every text handed in is escaped.
/// </summary>
public sealed class MailBody(ShopIdentity shop, string language)
{
    private const string Ink = "#211C18";
    private const string Muted = "#6B625A";
    private const string Line = "#E7DFD4";
    private const string Copper = "#A8481F";
    private const string Sans = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;";
    private const string Serif = "font-family:Georgia,'Times New Roman',serif;";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();
    private readonly StringBuilder _text = new();

    public ShopIdentity Shop => shop;

    public string Language => language;

    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "de-DE");

    /// <summary>A text of the shop in the language of the mail; the German sentence is the key.</summary>
    public string Say(string german, params object[] args) => Texts.In(Culture, german, args);

    public MailBody Title(string text)
    {
        _html.Append($"<h1 style=\"margin:0 0 16px;{Serif}font-weight:normal;font-size:26px;line-height:1.25;color:{Ink}\">{Encode(text)}</h1>");
        return Say(text, '=');
    }

    /// <summary>"Guten Tag Mira Brandt,"; the next sentence goes on after the comma.</summary>
    public MailBody Greeting(string name) => Paragraph(name.Length > 0 ? Say("Guten Tag {0},", name) : Say("Guten Tag,"));

    public MailBody Heading(string text)
    {
        _html.Append($"<h2 style=\"margin:28px 0 8px;{Sans}font-weight:600;font-size:16px;line-height:1.4;color:{Ink}\">{Encode(text)}</h2>");
        return Say(text, '-');
    }

    public MailBody Paragraph(string text)
    {
        _html.Append($"<p style=\"margin:0 0 14px;{Sans}font-size:15px;line-height:1.6;color:{Ink}\">{EncodeLines(text)}</p>");
        _text.Append(text).Append("\n\n");
        return this;
    }

    /// <summary>What needs saying but not shouting.</summary>
    public MailBody Small(string text)
    {
        _html.Append($"<p style=\"margin:0 0 12px;{Sans}font-size:13px;line-height:1.55;color:{Muted}\">{EncodeLines(text)}</p>");
        _text.Append(text).Append("\n\n");
        return this;
    }

    /// <summary>The one thing to do.</summary>
    public MailBody Button(string label, string url)
    {
        _html.Append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:8px 0 20px\"><tr>")
            .Append($"<td style=\"border-radius:8px;background:{Copper}\"><a href=\"{Encode(url)}\" style=\"display:inline-block;padding:12px 22px;{Sans}")
            .Append($"font-size:15px;font-weight:600;color:#FFFFFF;text-decoration:none\">{Encode(label)}</a></td></tr></table>");
        _text.Append($"{label}:\n{url}\n\n");
        return this;
    }

    /// <summary>What one can also do.</summary>
    public MailBody QuietLink(string label, string url)
    {
        _html.Append($"<p style=\"margin:0 0 16px;{Sans}font-size:14px;line-height:1.55\"><a href=\"{Encode(url)}\" style=\"color:{Copper}\">{Encode(label)}</a></p>");
        _text.Append($"{label}: {url}\n\n");
        return this;
    }

    /// <summary>Labels with their values; empty values are left out, line breaks kept.</summary>
    public MailBody Facts(params (string Label, string Value)[] facts)
    {
        _html.Append($"<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:0 0 16px;border-top:1px solid {Line}\">");
        foreach (var (label, value) in facts.Where(f => f.Value.Length > 0))
        {
            _html.Append($"<tr><td style=\"padding:8px 16px 8px 0;width:34%;vertical-align:top;{Sans}font-size:14px;line-height:1.5;color:{Muted};border-bottom:1px solid {Line}\">{Encode(label)}</td>")
                .Append($"<td style=\"padding:8px 0;vertical-align:top;{Sans}font-size:14px;line-height:1.5;color:{Ink};border-bottom:1px solid {Line}\">{EncodeLines(value)}</td></tr>");
            _text.Append(label).Append(": ").Append(value.Replace("\n", ", ", StringComparison.Ordinal)).Append('\n');
        }
        _html.Append("</table>");
        _text.Append('\n');
        return this;
    }

    /// <summary>What was bought, with its sums below.</summary>
    public MailBody Items(IEnumerable<MailItem> items, IEnumerable<MailSum> sums)
    {
        _html.Append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:0 0 16px;border-collapse:collapse\">");
        foreach (var item in items)
        {
            _html.Append($"<tr><td style=\"padding:12px 16px 12px 0;vertical-align:top;{Sans}font-size:15px;line-height:1.5;color:{Ink};border-top:1px solid {Line}\">{Encode(item.Name)}")
                .Append($"<br><span style=\"font-size:13px;color:{Muted}\">{Encode(item.Detail)}</span></td>")
                .Append($"<td align=\"right\" style=\"padding:12px 0;vertical-align:top;white-space:nowrap;{Sans}font-size:15px;line-height:1.5;color:{Ink};border-top:1px solid {Line}\">{Encode(item.Amount)}</td></tr>");
            _text.Append($"{item.Name}\n   {item.Detail} = {item.Amount}\n");
        }
        _text.Append('\n');
        foreach (var sum in sums)
        {
            var (size, weight, colour, rule) = sum.Strong ? ("17px", "600", Ink, Ink) : ("14px", "400", Muted, Line);
            _html.Append($"<tr><td style=\"padding:8px 16px 8px 0;{Sans}font-size:{size};font-weight:{weight};color:{colour};border-top:1px solid {rule}\">{Encode(sum.Label)}</td>")
                .Append($"<td align=\"right\" style=\"padding:8px 0;white-space:nowrap;{Sans}font-size:{size};font-weight:{weight};color:{colour};border-top:1px solid {rule}\">{Encode(sum.Amount)}</td></tr>");
            _text.Append($"{sum.Label}: {sum.Amount}\n");
        }
        _html.Append("</table>");
        _text.Append('\n');
        return this;
    }

    /// <summary>A picture that goes with the mail as an attachment of this content id.</summary>
    public MailBody Picture(string contentId, string alt, int width)
    {
        _html.Append($"<p style=\"margin:0 0 16px\"><img src=\"cid:{Encode(contentId)}\" width=\"{width}\" height=\"{width}\" alt=\"{Encode(alt)}\" style=\"display:block;border:1px solid {Line};border-radius:8px;padding:8px;background:#FFFFFF\"></p>");
        return this;
    }

    public string Html(string subject) => $"""
        <!DOCTYPE html>
        <html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>{Encode(subject)}</title></head>
        <body style="margin:0;padding:0;background:#FBF8F3">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#FBF8F3"><tr><td align="center" style="padding:32px 12px">
        <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px">
        <tr><td style="padding:0 8px 20px;{Serif}font-size:22px;color:{Ink}">{Encode(shop.ShopName)}</td></tr>
        <tr><td style="padding:32px 28px;background:#FFFFFF;border:1px solid {Line};border-radius:10px">{_html}</td></tr>
        <tr><td style="padding:20px 8px;{Sans}font-size:12px;line-height:1.6;color:{Muted}">{string.Join("<br>", FooterLines().Select(Encode))}</td></tr>
        </table></td></tr></table>
        </body></html>
        """;

    public string Text() => $"{_text.ToString().TrimEnd()}\n\n-- \n{string.Join('\n', FooterLines())}\n";

    private static string Encode(string text) => Encoder.Encode(text);

    private static string EncodeLines(string text) => string.Join("<br>", text.Split('\n').Select(Encode));

    private MailBody Say(string text, char underline)
    {
        _text.Append(text).Append('\n').Append(underline, Math.Min(72, text.Length)).Append("\n\n");
        return this;
    }

    /// <summary>What a business letter of a company must name (§35a GmbHG, §37a HGB), and the VAT number (§5 DDG).</summary>
    private IEnumerable<string> FooterLines() => new[]
    {
        shop.CompanyName,
        string.Join(", ", new[] { shop.Street, $"{shop.Postcode} {shop.City}".Trim() }.Where(p => p.Length > 0)),
        string.Join(" · ", new[] { shop.Email, shop.Phone }.Where(p => p.Length > 0)),
        string.Join(" · ", new[]
        {
            shop.ManagingDirector.Length > 0 ? $"{Say("Geschäftsführung")}: {shop.ManagingDirector}" : "",
            shop.RegisterEntry,
            shop.VatId.Length > 0 ? $"{Say("USt-IdNr.")} {shop.VatId}" : "",
        }.Where(p => p.Length > 0)),
    }.Where(l => l.Length > 0);
}

/// <summary>A position in a mail.</summary>
public sealed record MailItem(string Name, string Detail, string Amount);

/// <summary>A line under the positions.</summary>
public sealed record MailSum(string Label, string Amount, bool Strong = false);
