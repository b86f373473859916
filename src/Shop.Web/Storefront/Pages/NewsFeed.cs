using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;
using Shop.Web.Shared;
using Shop.Web.Storefront.Seo;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Pages;

/// <summary>Writes posts as RSS 2.0 in the language of the request.</summary>
public sealed class NewsFeed(Frame frame, SiteAddress site, WebTexts texts)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public async Task<string> WriteAsync(IEnumerable<NewsRow> posts, IUrlHelper url, HttpContext http)
    {
        var identity = await frame.IdentityAsync(http.RequestAborted);
        var host = site.Of(http);
        var title = texts["Neues von {0}", identity.ShopName].Value;
        var channel = new XElement(
            "channel",
            new XElement("title", title),
            new XElement("link", host + url.Shop("News.List")),
            new XElement("description", title),
            new XElement("language", Languages.Current),
            new XElement(Atom + "link", new XAttribute("href", host + url.Shop("News.Feed")), new XAttribute("rel", "self"), new XAttribute("type", "application/rss+xml")),
            posts.Select(p => Item(p, host + p.Address(url, Languages.Current))));
        var feed = new XElement("rss", new XAttribute("version", "2.0"), new XAttribute(XNamespace.Xmlns + "atom", Atom), channel);
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed;
    }

    private static XElement Item(NewsRow post, string address) => new(
        "item",
        new XElement("title", post.Title.ToString()),
        new XElement("link", address),
        new XElement("guid", address),
        new XElement("pubDate", post.At.ToString("R", CultureInfo.InvariantCulture)),
        new XElement("description", post.Teaser.ToString()));
}
