using Microsoft.AspNetCore.Mvc;

namespace Shop.Web.BackOffice.Shared;

/// <summary>A form that comes back: 422 for mistakes, 409 for a refusal, so that scripts and tests see it too.</summary>
public static class Answers
{
    public static ViewResult Again(this Controller controller, string view, object? model, int status = StatusCodes.Status422UnprocessableEntity)
    {
        controller.Response.StatusCode = status;
        return controller.View(view, model);
    }

    public static PartialViewResult AgainPartial(this Controller controller, string view, object? model, int status = StatusCodes.Status422UnprocessableEntity)
    {
        controller.Response.StatusCode = status;
        return controller.PartialView(view, model);
    }

    public static async Task<IActionResult> AgainAsync<T>(this Controller controller, string view, Task<T> model) =>
        controller.Again(view, await model);
}
