using Shop.Common;
using Shop.Data;

namespace Shop.Pricing.Endings;

/// <summary>A price ending that the merchant gave a name, to be chosen wherever prices are calculated or changed.</summary>
public class PriceEndingRule : IAudited, IVersioned
{
    public const int LongestName = 60;

    public int Id { get; set; }

    public required string Name { get; set; }

    public required PriceEnding Ending { get; set; }

    public int Version { get; set; }

    /// <param name="places">Where it is chosen, as staff know them.</param>
    public static Problem? WhyNotRemove(IReadOnlyCollection<string> places) =>
        places.Count == 0 ? null : new Problem("ending-used", "Die Preisendung wird noch benutzt: {0}.", string.Join(", ", places));
}

/// <summary>The endings every shop begins with.</summary>
public static class UsualEndings
{
    public const string Ninety = "auf ,90";

    public static IReadOnlyList<PriceEndingRule> All =>
    [
        new() { Name = Ninety, Ending = PriceEnding.Every(100, 90) },
        new() { Name = "auf ,95", Ending = PriceEnding.Every(100, 95) },
        new() { Name = "auf ,99", Ending = PriceEnding.Every(100, 99) },
        new() { Name = "auf volle Euro", Ending = PriceEnding.Every(100, 0) },
        new() { Name = "auf volle 5 Euro", Ending = PriceEnding.Every(500, 0) },
    ];
}
