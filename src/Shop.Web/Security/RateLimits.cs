using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Shop.Web.Security;

/// <summary>Slows down whoever asks too often; ordinary pages aren't limited, they come from the cache.</summary>
public static class RateLimits
{
    /// <summary>Signing in, registering, asking for a reset.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Placing orders and other writes that send mail.</summary>
    public const string Order = "order";

    /// <summary>Trying coupon codes.</summary>
    public const string Coupon = "coupon";

    /// <summary>What was seen and clicked; a page tells every few seconds.</summary>
    public const string Placements = "placements";

    public static void AddShopRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimiterOptions>().Configure<IConfiguration>((o, configuration) =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            Add(o, SignIn, configuration.GetValue("Limits:SignInPerMinute", 20));
            Add(o, Coupon, configuration.GetValue("Limits:CouponsPerMinute", 20));
            Add(o, Placements, configuration.GetValue("Limits:PlacementsPerMinute", 120));
            Add(o, Order, configuration.GetValue("Limits:OrdersPerMinute", 30));
        });
        services.AddRateLimiter(_ => { });
    }

    private static void Add(RateLimiterOptions options, string policy, int perMinute) =>
        options.AddPolicy(policy, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
}
