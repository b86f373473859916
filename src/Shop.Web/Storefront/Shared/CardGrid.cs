namespace Shop.Web.Storefront.Shared;

/// <summary>Cards side by side.</summary>
/// <param name="Four">Four columns on the desktop instead of three.</param>
/// <param name="Id">Set where further pages are appended.</param>
/// <param name="EagerRows">How many pictures load at once; the others wait until they come near.</param>
public sealed record CardGrid(IReadOnlyList<CardRow> Cards, bool Four = false, string? Id = null, int EagerRows = 0);
