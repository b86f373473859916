using System.Diagnostics;
using System.Security.Claims;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Shop.Web.Telemetry;

/// <summary>
/// The log: readable on the console, JSON in data/logs, one line a request with route, status, duration and user id. No names, no
/// addresses, no query strings. Pages from the cache and static files aren't logged one by one; metrics count them.
/// </summary>
public static class Logging
{
    public static void AddShopLogging(this WebApplicationBuilder builder)
    {
        var file = Path.Combine(builder.Environment.ContentRootPath, "data", "logs", "shop-.json");
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // Says at every start that keys aren't encrypted; README and guide-access say it once.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        if (builder.Configuration.GetValue("Telemetry:LogFile", true))
            logger.WriteTo.File(new JsonFormatter(), file, rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, buffered: true, flushToDiskInterval: TimeSpan.FromSeconds(1));
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger.CreateLogger(), dispose: true);
    }

    public static IApplicationBuilder UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop.Requests");
        return app.Use(async (http, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            var failed = true;
            try
            {
                await next(http);
                failed = false;
            }
            finally
            {
                var status = failed ? StatusCodes.Status500InternalServerError : http.Response.StatusCode;
                var level = status >= 500 ? LogLevel.Error : LogLevel.Information;
                log.Log(
                    level,
                    "{Method} {Route} {Status} in {Milliseconds:0.0} ms by {User}",
                    http.Request.Method,
                    (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)",
                    status,
                    Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                    http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "-");
            }
        });
    }
}
