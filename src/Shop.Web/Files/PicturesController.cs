using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Web.Files;

/// <summary>Hands out pictures. An address names the content's hash, so browsers keep it for good.</summary>
public sealed class PicturesController(ShopDb db) : Controller
{
    /// <summary>The rendition of the asked width, or the next larger, or the largest there is.</summary>
    [HttpGet("/bilder/{key:regex(^[[0-9a-f]]{{20}}$)}-{width:int}.webp")]
    [ResponseCache(Duration = 31_536_000)]
    public async Task<IActionResult> Show(string key, int width, CancellationToken stop)
    {
        var found = await db.Pictures.Where(p => p.Key == key)
            .SelectMany(p => p.Renditions)
            .OrderBy(r => r.Width < width)
            .ThenBy(r => r.Width < width ? -r.Width : r.Width)
            .Select(r => new { r.Bytes, r.ContentType })
            .FirstOrDefaultAsync(stop);
        if (found is null)
            return NotFound();
        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return File(found.Bytes, found.ContentType);
    }
}
