using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Shop.Web.Shared;

/// <summary>
/// The languages of the pages. The storefront's language is the first part of the path; the back office follows a cookie.
/// </summary>
public static class Languages
{
    public const string Cookie = "sprache";

    public static IReadOnlyList<string> All { get; } = ["de", "en"];

    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "de";

    public static string Other => Current == "de" ? "en" : "de";

    public static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "de-DE");

    public static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture(CultureOf("de"));
        options.SupportedCultures = options.SupportedUICultures = [CultureOf("de"), CultureOf("en")];
        options.RequestCultureProviders = [new CustomRequestCultureProvider(Choose)];
    }

    private static Task<ProviderCultureResult?> Choose(HttpContext http)
    {
        // An error page has no language of its own; the address that failed has.
        var path = new PathString(Security.TroubleAnswers.OriginalPath(http) ?? http.Request.Path);
        var language = path.StartsWithSegments("/en", StringComparison.OrdinalIgnoreCase) ? "en"
            : path.StartsWithSegments("/de", StringComparison.OrdinalIgnoreCase) ? "de"
            : http.Request.Cookies[Cookie] ?? Accepted(http);
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(CultureOf(language).Name));
    }

    /// <summary>English only for visitors who ask for it before German.</summary>
    public static string Accepted(HttpContext http) => http.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(l => l.Quality ?? 1)
        .Select(l => l.Value.ToString().Split('-')[0])
        .FirstOrDefault(l => l is "de" or "en") ?? "de";
}
