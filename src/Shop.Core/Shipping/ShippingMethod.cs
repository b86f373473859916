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

    public int DaysFrom { get; set; } = 1;

    public int DaysTo { get; set; } = 3;

    public bool Active { get; set; } = true;

    public int Position { get; set; }

    public IEnumerable<string> StaleTags => ["settings"];

    public bool ShipsTo(string country) => Countries.Split(',', StringSplitOptions.TrimEntries).Contains(country);
}
