using Shop.Data;

namespace Shop.Web.Security;

/// <summary>Names the signed-in person as the actor of everything this request changes.</summary>
public static class NamedActor
{
    public static IApplicationBuilder UseNamedActor(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        using var _ = Actor.Is(http.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : "customer");
        await next(http);
    });
}
