using Microsoft.AspNetCore.Mvc.Filters;

namespace Shop.Web.BackOffice.Shared;

/// <summary>Names the screen by which a controller's actions change things; the history of a product reads it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ChangesByAttribute(string way) : Attribute, IAsyncActionFilter
{
    public string Way { get; } = way;

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        using var _ = Data.Way.Is(Way);
        await next();
    }
}
