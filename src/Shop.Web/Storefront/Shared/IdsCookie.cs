using System.Globalization;

namespace Shop.Web.Storefront.Shared;

/// <summary>
/// A cookie that holds numbers of products, latest first, for something the visitor asked for and therefore without consent (§25 (2)
/// Nr. 2 TDDDG).
/// </summary>
/// <param name="Name">Of the cookie.</param>
/// <param name="Most">How many are kept.</param>
/// <param name="Life">How long the browser keeps it after the last change.</param>
public sealed record IdsCookie(string Name, int Most, TimeSpan Life)
{
    /// <summary>Null where there is no such cookie; what isn't a number is left out.</summary>
    public IReadOnlyList<int>? Read(HttpContext http) => http.Request.Cookies[Name] is { Length: < 400 } text
        ? [.. text.Split('.').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).Distinct().Take(Most)]
        : null;

    /// <summary>Keeps the first ones; an empty list is kept too.</summary>
    public void Keep(HttpContext http, IEnumerable<int> ids) =>
        http.Response.Cookies.Append(Name, string.Join('.', ids.Distinct().Take(Most)), Options(http, Life));

    public void Forget(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, null));

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
