using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Web.Storefront.Shared;

/// <summary>Passing messages on the page that asked.</summary>
public static class Toasts
{
    public static bool IsHtmx(this ControllerBase controller) => controller.Request.Headers.ContainsKey("HX-Request");

    /// <summary>Answers htmx with a message and nothing to swap.</summary>
    public static IActionResult Toast(this ControllerBase controller, string text, string kind = "ok", string? href = null, string? link = null)
    {
        controller.Response.Headers["HX-Trigger"] = JsonSerializer.Serialize(new { toast = new { text, kind, href, link } });
        return controller.NoContent();
    }
}
