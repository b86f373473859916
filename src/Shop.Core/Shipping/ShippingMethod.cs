using Shop.Common;
using Shop.Data;

namespace Shop.Shipping;

/// <summary>A way the goods reach the customer.</summary>
public class ShippingMethod : IAudited, IShownInShop
{
    public int Id { get; set; }

    public required string Code { get; set; }

    public LocalizedText Name { get; set; } = LocalizedText.Empty;

    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    /// <summary>Gross.</summary>
    public Money Price { get; set; }

    /// <summary>Free from this value of goods on.</summary>
    public Money? FreeFrom { get; set; }

    /// <summary>ISO codes separated by commas, e.g. "DE,AT".</summary>
    public string Countries { get; set; } = "DE";

    /// <summary>Postcodes that cost more, such as islands; see <see cref="PostcodeAreas"/>.</summary>
    public string SurchargePostcodes { get; set; } = "";

    /// <summary>Gross; comes on top there, also where shipping is free otherwise.</summary>
    public Money Surcharge { get; set; }

    /// <summary>Postcodes this method doesn't go to.</summary>
    public string ExcludedPostcodes { get; set; } = "";

    public int DaysFrom { get; set; } = 1;

    public int DaysTo { get; set; } = 3;

    /// <summary>Where the carrier shows a parcel, with {0} for its number, e.g. "https://carrier.example/track?id={0}"; empty without one.</summary>
    public string TrackingUrl { get; set; } = "";

    public bool Active { get; set; } = true;

    public int Position { get; set; }

    public IEnumerable<string> StaleTags => ["settings"];

    /// <summary>The carrier's page of a parcel; null where there is none.</summary>
    public string? TrackingOf(string number) => number.Length > 0 && TrackingUrl.Contains("{0}", StringComparison.Ordinal)
        ? TrackingUrl.Replace("{0}", Uri.EscapeDataString(number), StringComparison.Ordinal)
        : null;

    public bool ShipsTo(string country) => Countries.Split(',', StringSplitOptions.TrimEntries).Contains(country);

    public bool ShipsTo(Destination to) => ShipsTo(to.Country) && !PostcodeAreas.Contain(ExcludedPostcodes, to);

    /// <summary>What comes on top for this destination, gross; zero nearly everywhere.</summary>
    public Money SurchargeTo(Destination to) => PostcodeAreas.Contain(SurchargePostcodes, to) ? Surcharge : Money.Zero;
}
