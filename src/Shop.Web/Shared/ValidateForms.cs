using FluentValidation;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Shop.Web.Shared;

/// <summary>Runs the nested Validator of every form an action takes, so that actions only ask ModelState.IsValid.</summary>
public sealed class ValidateForms : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        foreach (var (name, value) in context.ActionArguments)
        {
            if (value?.GetType().GetNestedType("Validator") is not { } type)
                continue;
            var validator = (IValidator)ActivatorUtilities.CreateInstance(context.HttpContext.RequestServices, type);
            var result = await validator.ValidateAsync(new ValidationContext<object>(value), context.HttpContext.RequestAborted);
            var fromForm = context.ActionDescriptor.Parameters.Any(p => p.Name == name);
            foreach (var error in result.Errors.Where(_ => fromForm))
                context.ModelState.AddModelError(error.PropertyName, error.ErrorMessage);
        }
        await next();
    }
}
