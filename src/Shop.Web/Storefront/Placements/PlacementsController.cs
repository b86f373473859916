using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Access;
using Shop.Analytics;
using Shop.Common;
using Shop.Search;
using Shop.Web.Security;

namespace Shop.Web.Storefront.Placements;

/// <summary>Something that happened to a product in a list, as the page's script tells it.</summary>
/// <param name="Kind">"seen", "click" or "cart".</param>
/// <param name="Place">What the list calls itself.</param>
/// <param name="Position">In the list, from zero.</param>
public sealed record PlacementEvent(string? Kind, string? Place, int Position, int Product);

/// <summary>
/// Takes in what was seen, clicked and put into the cart where. Answers nothing, keeps nothing about who it was; robots and staff aren't
/// counted, and what names no slot or no product on sale is left out.
/// </summary>
public sealed class PlacementsController(PlacementLog log, Catalogue catalogue, IConfiguration configuration, TimeProvider clock) : Controller
{
    /// <summary>A page tells at most this many at once; more is no page of ours.</summary>
    public const int MostEvents = 60;

    [HttpPost("/placements")]
    [SameOrigin]
    [EnableRateLimiting(RateLimits.Placements)]
    [RequestSizeLimit(16 * 1024)]
    public async Task<IActionResult> Note([FromBody] List<PlacementEvent?>? events)
    {
        if (events is null || events.Count > MostEvents)
            return BadRequest();
        if (!configuration.GetValue("Placements:Count", true) || User.HasClaim(c => c.Type == Permissions.ClaimType) || Robots.IsRobot(Request.Headers.UserAgent.ToString()))
            return NoContent();
        var index = await catalogue.IndexAsync();
        var today = clock.Today();
        foreach (var one in events.OfType<PlacementEvent>().Distinct())
        {
            if (PlacementSlots.Of(one.Place, one.Position) is { } slot && index.Find(one.Product) is not null && Count(one, today, slot) is { } count)
                log.Add(count);
        }
        return NoContent();
    }

    private static PlacementCount? Count(PlacementEvent one, DateOnly day, string slot) => one.Kind switch
    {
        "seen" => new PlacementCount(day, slot, one.Product, 1, 0, 0),
        "click" => new PlacementCount(day, slot, one.Product, 0, 1, 0),
        "cart" => new PlacementCount(day, slot, one.Product, 0, 0, 1),
        _ => null,
    };
}
