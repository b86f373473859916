using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Shop.Web.Shared;

namespace Shop.Web.Security;

/// <summary>Asks that whoever works in the back office signed in with more than a password.</summary>
public sealed class SecondFactor : IAuthorizationRequirement
{
    /// <summary>The demo's published accounts have no second factor.</summary>
    public sealed class Check(IConfiguration configuration) : AuthorizationHandler<SecondFactor>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SecondFactor requirement)
        {
            if (context.User.UsedSecondFactor() || configuration.GetValue("Demo:Enabled", false))
                context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }

    /// <summary>Sends staff who lack nothing but the second factor to the page where they set it up.</summary>
    public sealed class Detour(LinkGenerator links) : IAuthorizationMiddlewareResultHandler
    {
        private readonly AuthorizationMiddlewareResultHandler _usual = new();

        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            var lacks = authorizeResult.Forbidden ? authorizeResult.AuthorizationFailure?.FailedRequirements.ToList() : null;
            if (lacks is not { Count: > 0 } || !lacks.TrueForAll(r => r is SecondFactor))
                return _usual.HandleAsync(next, context, policy, authorizeResult);
            context.SendTo(links.GetPathByName($"SecondFactor.Show.{Languages.Current}", new { returnUrl = context.ComingBack() })!);
            return Task.CompletedTask;
        }
    }
}
