using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Files;

namespace Shop.Web.Files;

/// <summary>Hands out pictures. An address names the content's hash, so browsers keep it for good once all widths are made.</summary>
public sealed class PicturesController(ShopDb db) : Controller
{
    /// <summary>The rendition of the asked width, or the next larger, or the largest there is; AVIF only where it is asked for and was made.</summary>
    [HttpGet("/bilder/{key:regex(^[[0-9a-f]]{{20}}$)}-{width:int}.{format:regex(^(webp|avif)$)}")]
    public async Task<IActionResult> Show(string key, int width, string format, CancellationToken stop)
    {
        var wanted = "image/" + format;
        var found = await db.Pictures.Where(p => p.Key == key)
            .SelectMany(p => p.Renditions, (p, r) => new { p.State, r.Width, r.Bytes, r.ContentType })
            .Where(r => r.ContentType == wanted || r.ContentType != "image/avif")
            .OrderBy(r => r.Width < width)
            .ThenBy(r => r.Width < width ? -r.Width : r.Width)
            .ThenBy(r => r.ContentType == wanted ? 0 : 1)
            .FirstOrDefaultAsync(stop);
        if (found is null)
            return NotFound();
        Response.Headers.CacheControl = found.State == PictureState.Waiting ? "public, max-age=30" : "public, max-age=31536000, immutable";
        return File(found.Bytes, found.ContentType);
    }
}
