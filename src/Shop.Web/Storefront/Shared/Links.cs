using Microsoft.AspNetCore.Mvc;
using Shop.Catalog;
using Shop.Common;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Shared;

/// <summary>
/// Addresses of the storefront's pages, said once. Those that a page holds by the dozen are put together here rather than asked from
/// routing, which costs as much as the rest of a card.
/// </summary>
public static class Links
{
    public const string ProductDe = "artikel";
    public const string ProductEn = "products";

    public static string Product(this IUrlHelper url, int id, LocalizedText slug, string? sku = null) =>
        url.Product(Languages.Current, id, slug, sku);

    public static string Product(this IUrlHelper url, string language, int id, LocalizedText slug, string? sku = null) =>
        $"/{language}/{(language == "en" ? ProductEn : ProductDe)}/{Uri.EscapeDataString(slug.In(language))}-{id}{(sku is null ? "" : "?v=" + Uri.EscapeDataString(sku))}";

    public static string Category(this IUrlHelper url, Shelf shelf) => url.Category(Languages.Current, shelf);

    public static string Category(this IUrlHelper url, string language, Shelf shelf) =>
        $"/{language}/{string.Join('/', shelf.Path.In(language).Split('/').Select(Uri.EscapeDataString))}";

    public static string Page(this IUrlHelper url, PageLink page) =>
        url.Shop("Pages.Show", new { slug = page.Slug.ToString() });

    /// <summary>The address of another room's action, or null while that room isn't open.</summary>
    public static string? ShopIfAny(this IUrlHelper url, string name, object? values = null) =>
        url.RouteUrl($"{name}.{Languages.Current}", values);

    /// <summary>Where this page lives in both languages: as the page says, else the same route in the other language.</summary>
    public static Alternates Alternates(this IUrlHelper url, HttpContext http, Alternates? said)
    {
        if (said is not null)
            return said;
        var name = http.GetEndpoint()?.Metadata.GetMetadata<RouteNameMetadata>()?.RouteName;
        if (name is null || name.LastIndexOf('.') is var dot && dot < 0)
            return new("/de", "/en");
        var values = new RouteValueDictionary(http.Request.RouteValues);
        foreach (var (key, value) in http.Request.Query)
            values.TryAdd(key, value.ToString());
        return new(url.RouteUrl($"{name[..dot]}.de", values) ?? "/de", url.RouteUrl($"{name[..dot]}.en", values) ?? "/en");
    }
}
