namespace Shop.Web.Storefront.Carts;

/// <summary>
/// The country of delivery that a visitor chose in the cart. The cookie holds two letters and is set by that choice alone, so it needs no consent (§25 (2) Nr. 2 TDDDG);
/// prices of the country are asked for with it.
/// </summary>
public static class DeliveryCountry
{
    public const string Name = "lieferland";

    /// <summary>Null while nobody chose: then the home country counts.</summary>
    public static string? Of(HttpContext http) => EstimateQuery.Of(http.Request)?.Country;

    public static string? Kept(HttpContext http) => http.Request.Cookies[Name] is { Length: 2 } country && country.All(char.IsAsciiLetterUpper) ? country : null;

    public static void Keep(HttpContext http, string country) => http.Response.Cookies.Append(Name, country, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = Shop.Carts.SweepCarts.GuestsKept,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    });
}
