using Microsoft.AspNetCore.Diagnostics;
using Shop.Data.Sqlite;
using Shop.Data.SqlServer;

namespace Shop.Web.Security;

/// <summary>
/// Turns trouble into pages: a missing page, a bug (500, without secrets), a database that stays locked (503 with Retry-After).
/// The pages themselves are Storefront/Errors.
/// </summary>
public static class TroubleAnswers
{
    public static void UseTroubleAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/fehler/500",
            AllowStatusCode404Response = true,
            StatusCodeSelector = e => IsBusy(e) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
        app.Use(async (http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
                    http.Response.Headers.RetryAfter = "5";
                return Task.CompletedTask;
            });
            await next(http);
        });
        app.UseStatusCodePagesWithReExecute("/fehler/{0}");
    }

    /// <summary>The original address of a request that ended on an error page.</summary>
    public static string? OriginalPath(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? http.Features.Get<IExceptionHandlerPathFeature>()?.Path;

    private static bool IsBusy(Exception e) => SqliteShop.IsBusy(e) || SqlServerShop.IsBusy(e);
}
