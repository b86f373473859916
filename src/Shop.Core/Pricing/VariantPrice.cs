using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Data;

namespace Shop.Pricing;

/// <summary>What a variant costs from a quantity on, for everyone or one customer group, everywhere or in one country of delivery, always or for a time.</summary>
public class VariantPrice : IAudited, IShownInShop, ILoggedPart
{
    private static readonly System.Globalization.CultureInfo German = System.Globalization.CultureInfo.GetCultureInfo("de-DE");

    public int Id { get; set; }

    public int VariantId { get; set; }

    public Variant? Variant { get; set; }

    public int FromQuantity { get; set; } = 1;

    /// <summary>Null: for everyone.</summary>
    public CustomerGroup? Group { get; set; }

    /// <summary>Only for deliveries to this country (ISO 3166 alpha-2), which then comes before the price for all countries; null: everywhere.</summary>
    public string? Country { get; set; }

    /// <summary>Gross, of one piece.</summary>
    public Money Price { get; set; }

    /// <summary>Null: since ever.</summary>
    public DateTime? FromAt { get; set; }

    /// <summary>The first moment at which it no longer counts; null: for good.</summary>
    public DateTime? UntilAt { get; set; }

    /// <summary>"≥ 10 · Business · AT · 11,20 € · 2026-12-01–2026-12-24".</summary>
    (string Entity, int Id, string Field, string Said) ILoggedPart.Whole => (nameof(Catalog.Variant), VariantId, "Prices", string.Join(" · ",
        new[] { $"≥ {FromQuantity}", Group?.ToString(), Country, Price.In(German), FromAt is null && UntilAt is null ? null : $"{Day(FromAt)}–{Day(UntilAt)}" }.OfType<string>()));

    bool ILoggedPart.LogsChanges => true;

    public IEnumerable<string> StaleTags => ["catalog", PriceLists.StaleTag];

    private static string Day(DateTime? at) => at?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    public PriceRule ToRule() => new(FromQuantity, Group, Price, FromAt, UntilAt, Country);
}
