using Microsoft.AspNetCore.Authorization;
using Shop.Access;

namespace Shop.Web.Security;

/// <summary>The permission a back-office controller or action asks for; every back-office controller names one.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class NeedsAttribute(string permission) : AuthorizeAttribute("permission:" + permission)
{
    public string Permission { get; } = permission;

    /// <summary>One policy a permission; each asks for a second factor too.</summary>
    public static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var permission in Permissions.All)
            options.AddPolicy("permission:" + permission, p => p.RequireClaim(Permissions.ClaimType, permission).AddRequirements(new SecondFactor()));
    }
}
