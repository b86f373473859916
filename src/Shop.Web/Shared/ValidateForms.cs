using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Shop.Web.Shared;

/// <summary>Runs the nested Validator of every form an action takes, so that actions only ask ModelState.IsValid.</summary>
public sealed class ValidateForms : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (IsUnreadable(context))
        {
            context.Result = new BadRequestResult();
            return;
        }
        foreach (var (name, value) in context.ActionArguments)
        {
            if (value?.GetType().GetNestedType("Validator") is not { } type)
                continue;
            var validator = (IValidator)ActivatorUtilities.CreateInstance(context.HttpContext.RequestServices, type);
            var result = await validator.ValidateAsync(new ValidationContext<object>(value), context.HttpContext.RequestAborted);
            var parameter = context.ActionDescriptor.Parameters.FirstOrDefault(p => p.Name == name);
            var prefix = parameter?.BindingInfo?.BinderModelName is { Length: > 0 } named ? named + "." : "";
            foreach (var error in result.Errors.Where(_ => parameter is not null))
                context.ModelState.AddModelError(prefix + error.PropertyName, error.ErrorMessage);
        }
        await next();
    }

    /// <summary>A form that can't be read at all, e.g. one with a zero byte, binds nothing, not even the route; the error page is shown all the same.</summary>
    private static bool IsUnreadable(ActionExecutingContext context) =>
        context.HttpContext is { Request.HasFormContentType: true, Response.StatusCode: < StatusCodes.Status400BadRequest }
        && context.ModelState.TryGetValue("", out var whole) && whole.Errors.Count > 0;
}
