using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;
using Shop.Web.Shared;
using Shop.Web.Storefront.Carts;
using Shop.Web.Storefront.WishLists;

namespace Shop.Web.Security;

/// <summary>How long a sign-in lasts, where its cookies go and what happens to a page that needs one.</summary>
public static class SignInCookies
{
    internal static readonly TimeSpan WorkingDay = TimeSpan.FromHours(8);
    internal static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>Cookies of sign-ins and forms: not readable by scripts, not sent along from other sites, encrypted transport only.</summary>
    public static void AddSignInCookies(this WebApplicationBuilder builder)
    {
        var secure = builder.Environment.IsDevelopment() || builder.Configuration.GetValue("Access:PlainHttp", false)
            ? CookieSecurePolicy.SameAsRequest
            : CookieSecurePolicy.Always;
        var services = builder.Services;
        services.ConfigureApplicationCookie(o =>
        {
            Guard(o, "konto", secure);
            o.ExpireTimeSpan = Remembered;
            o.SlidingExpiration = true;
            o.Events.OnSigningIn = Begin;
            o.Events.OnValidatePrincipal = Check;
            o.Events.OnSignedIn = BringCart;
            o.Events.OnSigningOut = LeaveCart;
            o.Events.OnRedirectToLogin = c => AskToSignIn(c.HttpContext);
            o.Events.OnRedirectToAccessDenied = c => Deny(c.Response);
        });
        services.AddScoped<SignInSessions>();
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, o => Guard(o, "konto-schritt", secure));
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorRememberMeScheme, o => Guard(o, "konto-geraet", secure));
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, o => Guard(o, "konto-extern", secure));
        // With Always every form would answer 500 over plain http, also behind a proxy that forgot to forward the scheme.
        services.Configure<AntiforgeryOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.Configure<SecurityStampValidatorOptions>(o =>
        {
            o.ValidationInterval = TimeSpan.FromMinutes(1);
            o.OnRefreshingPrincipal = KeepMethod;
        });
    }

    /// <summary>Pages that need a sign-in are kept by no browser and no proxy.</summary>
    public static void UseNothingKept(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null)
        {
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
        }
        return next(http);
    });

    /// <summary>Where to return after a detour: this page, or nowhere if it was a form that was sent.</summary>
    public static string? ComingBack(this HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
            return http.Request.GetEncodedPathAndQuery();
        return http.Request.Path.StartsWithSegments("/admin") ? "/admin" : null;
    }

    /// <summary>A redirect that htmx follows with the whole page instead of putting the answer into a part of it.</summary>
    public static void SendTo(this HttpContext http, string path)
    {
        if (!http.Request.Headers.ContainsKey("HX-Request"))
        {
            http.Response.Redirect(path);
            return;
        }
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.Headers["HX-Redirect"] = path;
    }

    private static void Guard(CookieAuthenticationOptions options, string name, CookieSecurePolicy secure)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure;
    }

    /// <summary>Staff for a working day and until the browser closes; customers who want it for a month. Both begin anew with every visit.</summary>
    private static Task Begin(CookieSigningInContext context)
    {
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var properties = context.Properties;
        properties.IsPersistent &= context.Principal?.IsStaff() != true;
        properties.IssuedUtc = now;
        properties.ExpiresUtc = now + (properties.IsPersistent ? Remembered : WorkingDay);
        return context.HttpContext.RequestServices.GetRequiredService<SignInSessions>().OpenAsync(context);
    }

    private static async Task Check(CookieValidatePrincipalContext context)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        await context.HttpContext.RequestServices.GetRequiredService<SignInSessions>().CheckAsync(context);
    }

    /// <summary>By whichever way someone signs in: what they put into the cart or on the wish list as a guest is in theirs.</summary>
    private static async Task BringCart(CookieSignedInContext context)
    {
        if (context.Principal?.CustomerId() is not { } customer)
            return;
        var http = context.HttpContext;
        await http.RequestServices.GetRequiredService<CartAccess>().MergeAsync(http, customer, http.RequestAborted);
        await http.RequestServices.GetRequiredService<WishAccess>().MergeAsync(http, customer, http.RequestAborted);
    }

    private static async Task LeaveCart(CookieSigningOutContext context)
    {
        CartCookie.Forget(context.HttpContext);
        WishCookie.Forget(context.HttpContext);
        await context.HttpContext.RequestServices.GetRequiredService<SignInSessions>().CloseAsync(context.HttpContext);
    }

    private static Task AskToSignIn(HttpContext http)
    {
        var links = http.RequestServices.GetRequiredService<LinkGenerator>();
        http.SendTo(links.GetPathByName($"SignIn.Show.{Languages.Current}", new { returnUrl = http.ComingBack() })!);
        return Task.CompletedTask;
    }

    private static Task Deny(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>The check of the security stamp builds the claims anew; how the person signed in is carried over.</summary>
    private static Task KeepMethod(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.NewPrincipal?.Identity is ClaimsIdentity identity)
            identity.AddClaims(context.CurrentPrincipal?.FindAll(ShopClaims.Method).Select(c => new Claim(c.Type, c.Value)) ?? []);
        return Task.CompletedTask;
    }
}
