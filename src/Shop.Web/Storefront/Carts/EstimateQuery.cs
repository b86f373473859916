using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Shop.Shipping;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Carts;

/// <summary>
/// To where a visitor wants shipping reckoned: ?country=DE&amp;postcode=25849; with htmx it stands in the address of the page around. Without a question the country chosen
/// before counts.
/// </summary>
public static class EstimateQuery
{
    private const int LongestPostcode = 12;

    /// <summary>Null when nobody ever asked, or asks for something that is no country.</summary>
    public static Destination? Of(HttpRequest request)
    {
        var query = request.Query.ContainsKey("country") || !Uri.TryCreate(request.Headers["HX-Current-URL"], UriKind.Absolute, out var page)
            ? request.Query.ToDictionary(q => q.Key, q => q.Value)
            : QueryHelpers.ParseQuery(page.Query);
        if (!query.ContainsKey("country"))
            return DeliveryCountry.Kept(request.HttpContext) is { } kept ? new Destination(kept) : null;
        if (Value(query, "country") is not { Length: 2 } country)
            return null;
        var postcode = Typed.Line(Value(query, "postcode"));
        return new Destination(country, postcode.Length <= LongestPostcode ? postcode : postcode[..LongestPostcode]);
    }

    private static string Value(IReadOnlyDictionary<string, StringValues> query, string key) => query.GetValueOrDefault(key).ToString();
}
