using System.Text.Json;

namespace Shop.Catalog;

/// <summary>
/// What orders a shelf: how much each figure counts, from 0 to 100. Every figure is brought to a share between the shelf's lowest and
/// highest first, so that pieces, percent and days can be added.
/// </summary>
/// <param name="Sold">Pieces of 90 days.</param>
/// <param name="Margin">Contribution margin I in percent of the net price.</param>
/// <param name="Stock">Pieces that can be sold.</param>
/// <param name="Newness">The younger the better, up to a year.</param>
/// <param name="Rating">Average stars.</param>
/// <param name="GoneLast">What is sold out stands behind everything else.</param>
public sealed record ShelfFormula(int Sold, int Margin, int Stock, int Newness, int Rating, bool GoneLast)
{
    public static ShelfFormula Usual { get; } = new(50, 20, 10, 10, 10, true);

    public static ShelfFormula? Read(string json) => json.Length == 0 ? null : JsonSerializer.Deserialize<ShelfFormula>(json);

    public string Write() => JsonSerializer.Serialize(this);
}
