namespace Shop.Analytics;

/// <summary>
/// How often a product was seen, clicked and put into the cart in a slot of the shop on a business day. Counts only: nothing tells who
/// it was, so nobody's consent is needed (docs/decisions/0014).
/// </summary>
public class PlacementDay
{
    public DateOnly Day { get; set; }

    /// <summary>One of <see cref="PlacementSlots.All"/>.</summary>
    public required string Slot { get; set; }

    public int ProductId { get; set; }

    /// <summary>At least half of the card was in sight for half a second.</summary>
    public int Impressions { get; set; }

    public int Clicks { get; set; }

    /// <summary>Put into the cart on the card or on the product page opened from it.</summary>
    public int CartAdds { get; set; }
}

/// <summary>The places of the shop that are compared with each other.</summary>
public static class PlacementSlots
{
    /// <summary>Positions count from zero; each band begins where the one before ends.</summary>
    private static readonly int[] ShelfBands = [4, 12, 24];
    private static readonly int[] SearchBands = [4, 12];
    private const int LastPosition = 100_000;

    public static IReadOnlyList<string> All { get; } =
    [
        "home1", "home2", "home3", "shelf-1", "shelf-2", "shelf-3", "shelf-4", "search-1", "search-2", "search-3",
        "suggest", "together", "beside", "recent", "cart", "instead",
    ];

    /// <summary>The slot of a position in a list that the shop shows; null for what isn't one.</summary>
    /// <param name="place">What a list calls itself: "shelf", "search", "home1".</param>
    /// <param name="position">From zero.</param>
    public static string? Of(string? place, int position)
    {
        if (place is null || position is < 0 or > LastPosition)
            return null;
        var slot = place switch
        {
            "shelf" => $"shelf-{Band(ShelfBands, position)}",
            "search" => $"search-{Band(SearchBands, position)}",
            _ => place,
        };
        return All.Contains(slot, StringComparer.Ordinal) ? slot : null;
    }

    private static int Band(int[] bands, int position) => bands.Count(end => position >= end) + 1;
}

/// <summary>Counts to add to a day.</summary>
public sealed record PlacementCount(DateOnly Day, string Slot, int ProductId, int Impressions, int Clicks, int CartAdds);
