using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Routing;
using Shop.Access;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Security;

/// <summary>
/// Staff who have a second factor change the locks of their account only after they used it: a stolen password alone must not be
/// enough to set up another one.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ProvenSelfAttribute() : TypeFilterAttribute(typeof(ProvenSelfFilter));

internal sealed class ProvenSelfFilter(UserManager<User> users, IUrlHelperFactory urls) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var person = context.HttpContext.User;
        if (!person.IsStaff() || person.UsedSecondFactor() || !await HasSecondFactorAsync(person))
        {
            await next();
            return;
        }
        context.Result = new RedirectResult(urls.GetUrlHelper(context).Shop("SecondFactor.Show", new { returnUrl = context.HttpContext.ComingBack() }));
    }

    private async Task<bool> HasSecondFactorAsync(System.Security.Claims.ClaimsPrincipal person) =>
        await users.GetUserAsync(person) is { } user && (user.TwoFactorEnabled || (await users.GetPasskeysAsync(user)).Count > 0);
}
