namespace Shop.Web.Storefront.Shared;

/// <summary>Cards side by side.</summary>
/// <param name="Four">Four columns on the desktop instead of three.</param>
/// <param name="Id">Set where further pages are appended.</param>
/// <param name="EagerRows">How many pictures load at once; the others wait until they come near.</param>
/// <param name="Slot">What the place is called when it is counted what people see and click there, see Analytics/PlacementSlots.</param>
/// <param name="First">The position of the first card in its list, from zero.</param>
public sealed record CardGrid(IReadOnlyList<CardRow> Cards, bool Four = false, string? Id = null, int EagerRows = 0, string? Slot = null, int First = 0);
