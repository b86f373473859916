namespace Shop.Web.Storefront.Carts;

/// <summary>
/// The cookie that finds a visitor's cart again. It holds nothing but the cart's random key and is needed for what the visitor asked
/// for, so it needs no consent (§25 (2) Nr. 2 TDDDG). It is set with the first article, not before.
/// </summary>
public static class CartCookie
{
    public const string Name = "korb";

    private const int LongestKey = 44;

    public static string? Key(HttpContext http) =>
        http.Request.Cookies[Name] is { Length: > 0 and <= LongestKey } key ? key : null;

    /// <summary>From now on, or for sixty days more.</summary>
    public static void Keep(HttpContext http, string key) =>
        http.Response.Cookies.Append(Name, key, Options(http, Shop.Carts.SweepCarts.GuestsKept));

    /// <summary>At sign-out: the next person at this computer starts with an empty cart.</summary>
    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, null));

    private static CookieOptions Options(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = life,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    };
}
