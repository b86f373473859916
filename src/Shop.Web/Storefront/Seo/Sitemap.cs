using System.Globalization;
using System.Xml;

namespace Shop.Web.Storefront.Seo;

/// <summary>A page that search engines shall know, in both languages.</summary>
/// <param name="Pictures">Addresses of its pictures below the host.</param>
/// <param name="Changed">When its text last changed, where that is known.</param>
public sealed record SitemapPage(string De, string En, IReadOnlyList<string> Pictures, DateTime? Changed = null);

/// <summary>
/// Writes sitemaps as sitemaps.org and Google's extensions for pictures and languages have them, straight to the answer, so that a
/// large catalogue never stands in memory as a whole.
/// </summary>
public sealed class Sitemap(Stream to, string host) : IAsyncDisposable
{
    private const string Format = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Images = "http://www.google.com/schemas/sitemap-image/1.1";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    private readonly XmlWriter _xml = XmlWriter.Create(to, new XmlWriterSettings { Async = true, Encoding = new System.Text.UTF8Encoding(false) });

    /// <summary>The list of sitemaps.</summary>
    public async Task WriteIndexAsync(IEnumerable<string> addresses)
    {
        await _xml.WriteStartDocumentAsync();
        await _xml.WriteStartElementAsync(null, "sitemapindex", Format);
        foreach (var address in addresses)
        {
            await _xml.WriteStartElementAsync(null, "sitemap", Format);
            await _xml.WriteElementStringAsync(null, "loc", Format, host + address);
            await _xml.WriteEndElementAsync();
        }
        await _xml.WriteEndElementAsync();
    }

    /// <summary>Each page twice, once a language, each time naming the other.</summary>
    public async Task WritePagesAsync(IAsyncEnumerable<SitemapPage> pages)
    {
        await _xml.WriteStartDocumentAsync();
        await _xml.WriteStartElementAsync(null, "urlset", Format);
        await _xml.WriteAttributeStringAsync("xmlns", "image", null, Images);
        await _xml.WriteAttributeStringAsync("xmlns", "xhtml", null, Xhtml);
        await foreach (var page in pages)
        {
            await WriteAsync(page, page.De);
            await WriteAsync(page, page.En);
        }
        await _xml.WriteEndElementAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _xml.FlushAsync();
        await _xml.DisposeAsync();
    }

    private async Task WriteAsync(SitemapPage page, string address)
    {
        await _xml.WriteStartElementAsync(null, "url", Format);
        await _xml.WriteElementStringAsync(null, "loc", Format, host + address);
        if (page.Changed is { } changed)
            await _xml.WriteElementStringAsync(null, "lastmod", Format, changed.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        foreach (var (language, twin) in new[] { ("de", page.De), ("en", page.En), ("x-default", page.De) })
        {
            await _xml.WriteStartElementAsync("xhtml", "link", Xhtml);
            await _xml.WriteAttributeStringAsync(null, "rel", null, "alternate");
            await _xml.WriteAttributeStringAsync(null, "hreflang", null, language);
            await _xml.WriteAttributeStringAsync(null, "href", null, host + twin);
            await _xml.WriteEndElementAsync();
        }
        foreach (var picture in page.Pictures)
        {
            await _xml.WriteStartElementAsync("image", "image", Images);
            await _xml.WriteElementStringAsync("image", "loc", Images, host + picture);
            await _xml.WriteEndElementAsync();
        }
        await _xml.WriteEndElementAsync();
    }
}
