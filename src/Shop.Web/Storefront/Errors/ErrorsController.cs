using Microsoft.AspNetCore.Mvc;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Errors;

/// <summary>What a visitor sees when something is missing or broken: what happened, what is safe, what to do next.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorsController : Controller
{
    [Route("/fehler/{code:int}")]
    public IActionResult Show(int code)
    {
        ViewData["NoIndex"] = true;
        ViewData["Alternates"] = new Alternates("/de", "/en");
        // A bug comes here as 500, but may have been found to be a busy database or an unreadable request.
        return (Response.StatusCode >= StatusCodes.Status400BadRequest ? Response.StatusCode : code) switch
        {
            StatusCodes.Status404NotFound => View("NotFound"),
            StatusCodes.Status403Forbidden => View("Denied"),
            StatusCodes.Status400BadRequest or StatusCodes.Status405MethodNotAllowed => View("Refused"),
            StatusCodes.Status429TooManyRequests => View("TooMany"),
            StatusCodes.Status503ServiceUnavailable => View("Busy"),
            _ => View("Broken"),
        };
    }
}
