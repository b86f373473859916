using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Shop.Settings;
using Shop.Web.Shared;
using Shop.Web.Storefront.Pages;
using Shop.Web.Storefront.Products;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Seo;

/// <summary>
/// What a page is about in the words of schema.org, as JSON-LD. It is a data block, which browsers neither run nor hold against the
/// content security policy (HTML standard, "prepare the script element": the type is looked at before the policy).
/// </summary>
public sealed class StructuredData(IUrlHelper url, string host)
{
    private const int ReturnDays = 14;
    private const string Context = "https://schema.org";

    /// <summary>The block for a page. The encoder writes &lt; and &amp; as escapes, so no text can end the block.</summary>
    public static IHtmlContent Block(JsonObject thing)
    {
        thing.Insert(0, "@context", Context);
        return new HtmlString($"<script type=\"application/ld+json\">{thing.ToJsonString(JsonSerializerOptions.Default)}</script>");
    }

    public JsonObject Organization(ShopIdentity shop) => Without(new JsonObject
    {
        ["@type"] = "OnlineStore",
        ["name"] = shop.ShopName,
        ["legalName"] = shop.CompanyName,
        ["url"] = host + "/" + Languages.Current,
        ["logo"] = host + "/favicon.svg",
        ["email"] = shop.Email,
        ["telephone"] = shop.Phone,
        ["vatID"] = shop.VatId,
        ["address"] = shop.Street.Length == 0 ? null : new JsonObject
        {
            ["@type"] = "PostalAddress",
            ["streetAddress"] = shop.Street,
            ["postalCode"] = shop.Postcode,
            ["addressLocality"] = shop.City,
            ["addressCountry"] = shop.Country,
        },
    });

    /// <summary>The way to a page; its last step is the page itself.</summary>
    public JsonObject Breadcrumbs(IEnumerable<(string Name, string Address)> steps) => new()
    {
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray([.. steps.Select((s, i) => (JsonNode)new JsonObject
        {
            ["@type"] = "ListItem",
            ["position"] = i + 1,
            ["name"] = s.Name,
            ["item"] = host + s.Address,
        })]),
    };

    public JsonObject Questions(IEnumerable<(string Question, string Answer)> pairs) => new()
    {
        ["@type"] = "FAQPage",
        ["mainEntity"] = new JsonArray([.. pairs.Select(p => (JsonNode)new JsonObject
        {
            ["@type"] = "Question",
            ["name"] = p.Question,
            ["acceptedAnswer"] = new JsonObject { ["@type"] = "Answer", ["text"] = p.Answer },
        })]),
    };

    public JsonObject Post(NewsPost post, ShopIdentity shop) => Without(new JsonObject
    {
        ["@type"] = "BlogPosting",
        ["headline"] = post.Row.Title.ToString(),
        ["description"] = post.Row.Teaser.ToString(),
        ["url"] = host + post.Row.Address(url, Languages.Current),
        ["mainEntityOfPage"] = host + post.Row.Address(url, Languages.Current),
        ["inLanguage"] = post.Body.Lang() ?? Languages.Current,
        ["datePublished"] = post.Row.At.ToString("O", CultureInfo.InvariantCulture),
        ["dateModified"] = (post.ChangedAt ?? post.Row.At).ToString("O", CultureInfo.InvariantCulture),
        ["image"] = post.Row.PictureKey is { } key ? host + url.Picture(key, 1280) : null,
        ["author"] = new JsonObject { ["@type"] = post.Author.Length > 0 ? "Person" : "Organization", ["name"] = post.Author.Length > 0 ? post.Author : shop.ShopName },
        ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = shop.ShopName },
    });

    public JsonObject Brand(Brands.ShownBrand brand) => Without(new JsonObject
    {
        ["@type"] = "Brand",
        ["name"] = brand.Name,
        ["url"] = host + url.Shop("Brands.Show", new { key = brand.Key }),
        ["description"] = Descriptions.FirstOf(brand.Description.ToString()),
        ["logo"] = brand.PictureKey is { } key ? host + url.Picture(key, 320) : null,
    });

    public JsonObject Product(ProductPage page)
    {
        var text = page.Text;
        var thing = new JsonObject
        {
            ["@type"] = "Product",
            ["name"] = text.Name.ToString(),
            ["description"] = Descriptions.FirstOf(text.Summary.ToString(), text.Description.ToString()),
            ["sku"] = page.Chosen.Sku,
            ["url"] = host + url.Product(text.Id, text.Slug),
            ["image"] = new JsonArray([.. page.Parts.Pictures.Select(p => (JsonNode)(host + url.Picture(p.Key, 1280)))]),
            ["category"] = page.Path.Count > 0 ? string.Join(" > ", page.Path.Select(s => s.Name)) : null,
            ["brand"] = (text.BrandName ?? text.MakerName) is { Length: > 0 } maker ? new JsonObject { ["@type"] = "Brand", ["name"] = maker } : null,
            ["offers"] = new JsonArray([.. page.Variants.Select(v => (JsonNode)Offer(text, v))]),
        };
        if (text.RatingCount > 0)
            thing["aggregateRating"] = Rating(text);
        return Without(thing);
    }

    private static JsonObject Rating(ProductText text) => new()
    {
        ["@type"] = "AggregateRating",
        ["ratingValue"] = (text.RatingSum / (decimal)text.RatingCount).ToString("0.0", CultureInfo.InvariantCulture),
        ["reviewCount"] = text.RatingCount,
        ["bestRating"] = 5,
        ["worstRating"] = 1,
    };

    private JsonObject Offer(ProductText text, VariantRow variant) => Without(new JsonObject
    {
        ["@type"] = "Offer",
        ["name"] = variant.Name.ToString(),
        ["sku"] = variant.Sku,
        ["gtin"] = variant.Gtin,
        ["url"] = host + url.Product(text.Id, text.Slug, variant.Sku),
        ["price"] = variant.Price.Amount.ToString("0.00", CultureInfo.InvariantCulture),
        ["priceCurrency"] = "EUR",
        ["itemCondition"] = Context + "/NewCondition",
        ["availability"] = Context + (variant.Available ? "/InStock" : "/OutOfStock"),
        // §355 (2) BGB; where the right is excluded (§312g (2) BGB) nothing is promised.
        ["hasMerchantReturnPolicy"] = text.WithdrawalExclusion.ToString().Length > 0 ? null : new JsonObject
        {
            ["@type"] = "MerchantReturnPolicy",
            ["applicableCountry"] = "DE",
            ["returnPolicyCategory"] = Context + "/MerchantReturnFiniteReturnWindow",
            ["merchantReturnDays"] = ReturnDays,
            ["returnMethod"] = Context + "/ReturnByMail",
        },
    });

    /// <summary>Leaves out what isn't known.</summary>
    private static JsonObject Without(JsonObject thing)
    {
        foreach (var (name, _) in thing.Where(p => p.Value is null || (p.Value is JsonValue v && v.TryGetValue<string>(out var s) && s.Length == 0)).ToList())
            thing.Remove(name);
        return thing;
    }
}
