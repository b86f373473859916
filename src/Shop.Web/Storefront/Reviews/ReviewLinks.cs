using Microsoft.AspNetCore.Mvc;
using Shop.Common;
using Shop.Web.Shared;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Reviews;

/// <summary>Addresses of a product's reviews and questions; the product's own stands before them.</summary>
public static class ReviewLinks
{
    public const string Product = Links.ProductDe + "/{slug}-{id:int}/";
    public const string ProductEn = Links.ProductEn + "/{slug}-{id:int}/";

    public static string Reviews(this IUrlHelper url, int id, LocalizedText slug) => url.Voice("Reviews.List", Languages.Current, id, slug);

    public static string Questions(this IUrlHelper url, int id, LocalizedText slug) => url.Voice("Questions.List", Languages.Current, id, slug);

    /// <summary>One of the pages beside a product in both languages.</summary>
    public static Alternates VoicePages(this IUrlHelper url, string name, int id, LocalizedText slug) =>
        new(url.Voice(name, "de", id, slug), url.Voice(name, "en", id, slug));

    public static string Voice(this IUrlHelper url, string name, string language, int id, LocalizedText slug) =>
        url.Shop(name, language, new { slug = slug.In(language), id });
}
