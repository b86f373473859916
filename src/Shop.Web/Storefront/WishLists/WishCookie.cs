using Shop.Wishes;

namespace Shop.Web.Storefront.WishLists;

/// <summary>
/// The cookie that finds a visitor's wish list again. It holds nothing but the list's random key and is set with the first wish, so it
/// needs no consent (§25 (2) Nr. 2 TDDDG).
/// </summary>
public static class WishCookie
{
    public const string Name = "merkzettel";

    private const int LongestKey = 44;

    public static string? Key(HttpContext http) =>
        http.Request.Cookies[Name] is { Length: > 0 and <= LongestKey } key ? key : null;

    public static void Keep(HttpContext http, string key) => http.Response.Cookies.Append(Name, key, Options(http, SweepWishes.GuestsKept));

    /// <summary>At sign-out: the next person at this computer starts with an empty list.</summary>
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
