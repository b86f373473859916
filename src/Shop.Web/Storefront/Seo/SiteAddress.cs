using Shop.Settings;

namespace Shop.Web.Storefront.Seo;

/// <summary>
/// The one address that search engines shall know the shop by: as configured, so that stray host names lead to it too; during
/// development and where nothing is configured, the host that was asked.
/// </summary>
public sealed class SiteAddress(ShopAddress shop, IHostEnvironment environment)
{
    /// <summary>Scheme and host without a slash at the end.</summary>
    public string Of(HttpContext http) => shop.Url.Length > 0 && !environment.IsDevelopment()
        ? shop.Url.TrimEnd('/')
        : $"{http.Request.Scheme}://{http.Request.Host}";
}
