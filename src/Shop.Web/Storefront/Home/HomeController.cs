using Microsoft.AspNetCore.Mvc;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Home;

/// <summary>The home page, and the way to it in the visitor's language.</summary>
public sealed class HomeController(HomePages pages) : Controller
{
    [HttpGet]
    [ShopRoute("", "")]
    [CachedPage("catalog", "home")]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await pages.ReadAsync(stop));

    [HttpGet("/")]
    public IActionResult Enter()
    {
        Response.Headers.Vary = "Accept-Language, Cookie";
        var language = Request.Cookies[Languages.Cookie] is { } chosen && Languages.All.Contains(chosen) ? chosen : Languages.Accepted(HttpContext);
        return Redirect($"/{language}");
    }
}
