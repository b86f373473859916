using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Shop.Shipping;

namespace Shop.Web.Storefront.Carts;

/// <summary>To where a visitor wants shipping reckoned: ?country=DE&amp;postcode=25849; with htmx it stands in the address of the page around.</summary>
public static class EstimateQuery
{
    private const int LongestPostcode = 12;

    /// <summary>What is asked now, else the country chosen before; null when nobody ever asked.</summary>
    public static Destination? Of(HttpRequest request) => Typed(request) ?? (DeliveryCountry.Kept(request.HttpContext) is { } kept ? new Destination(kept) : null);

    /// <summary>Null when nobody asks now.</summary>
    public static Destination? Typed(HttpRequest request)
    {
        var query = request.Query.ContainsKey("country") || !Uri.TryCreate(request.Headers["HX-Current-URL"], UriKind.Absolute, out var page)
            ? request.Query.ToDictionary(q => q.Key, q => q.Value)
            : QueryHelpers.ParseQuery(page.Query);
        if (Value(query, "country") is not { Length: 2 } country)
            return null;
        var postcode = Shop.Web.Shared.Typed.Line(Value(query, "postcode"));
        return new Destination(country, postcode.Length <= LongestPostcode ? postcode : postcode[..LongestPostcode]);
    }

    private static string Value(IReadOnlyDictionary<string, StringValues> query, string key) => query.GetValueOrDefault(key).ToString();
}
