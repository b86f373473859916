using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Content;

/// <summary>How Markdown will look; asked while typing.</summary>
[Route("admin/preview")]
[Needs(Permissions.ContentWrite)]
public sealed class PreviewController : Controller
{
    private const int MostLetters = 200_000;

    [HttpPost]
    public IActionResult Show([FromQuery] string field) => PartialView("_Preview", Entered.Line(Request.Form[field], MostLetters));
}
