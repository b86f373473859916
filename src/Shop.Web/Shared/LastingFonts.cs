namespace Shop.Web.Shared;

/// <summary>
/// Lets browsers keep the fonts for good: their file names carry the version, as the style sheet can't know a fingerprint.
/// </summary>
public static class LastingFonts
{
    public static IApplicationBuilder UseLastingFonts(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments("/dist/fonts", StringComparison.Ordinal))
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode == StatusCodes.Status200OK)
                    http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            });
        }
        return next(http);
    });
}
