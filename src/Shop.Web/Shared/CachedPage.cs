using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace Shop.Web.Shared;

/// <summary>
/// Marks an action as a page that looks the same for everyone, signed in or not, and caches it until one of its tags ("catalog",
/// "product:12", "content", "home", "frame", "settings") goes stale on any node, see Jobs/DropStalePages. Such a page holds nothing personal:
/// the header's greeting and cart count are fetched apart, its forms are guarded by <see cref="Security.SameOriginAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class CachedPageAttribute(params string[] tags) : Attribute, IOutputCachePolicy
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Adds a tag that only the loaded content tells, such as "product:12".</summary>
    public static void Tag(HttpContext http, string tag) =>
        http.Features.Get<IOutputCacheFeature>()?.Context.Tags.Add(tag);

    ValueTask IOutputCachePolicy.CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var enabled = context.HttpContext.RequestServices.GetRequiredService<IConfiguration>().GetValue("Cache:Pages", true);
        var cacheable = enabled && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        context.EnableOutputCaching = cacheable;
        context.AllowCacheLookup = cacheable;
        context.AllowCacheStorage = cacheable;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Longest;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = new StringValues(["HX-Request", "Accept-Encoding"]);
        context.Tags.Add(Settings.ShopSettings.StaleTag);
        context.Tags.Add(Content.ContentTags.Frame);
        foreach (var tag in tags)
            context.Tags.Add(tag);
        return ValueTask.CompletedTask;
    }

    ValueTask IOutputCachePolicy.ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    ValueTask IOutputCachePolicy.ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (!StringValues.IsNullOrEmpty(response.Headers.SetCookie) || response.StatusCode != StatusCodes.Status200OK)
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
