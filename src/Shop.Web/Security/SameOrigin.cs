using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Shop.Web.Security;

/// <summary>
/// Guards forms on shared, cached pages (add to cart), which can't carry a visitor's own antiforgery token: the browser itself must
/// say that the request comes from this site (Sec-Fetch-Site or Origin), or the form must bring a valid token.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SameOriginAttribute : Attribute, IAsyncAuthorizationFilter, IAntiforgeryPolicy, IOrderedFilter
{
    /// <summary>That of the token filters: on an action, this one then takes the place of the app-wide one.</summary>
    public int Order => 1000;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (SaysSameOrigin(http.Request) ?? await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            return;
        context.Result = new AntiforgeryValidationFailedResult();
    }

    private static bool? SaysSameOrigin(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none";
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
            return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        return null;
    }
}
