using Shop.Data;

namespace Shop.Catalog;

/// <summary>Who the merchant buys from.</summary>
public class Supplier : IAudited, IVersioned
{
    public int Id { get; set; }

    /// <summary>Stable name for imports, e.g. "hansekaffee".</summary>
    public required string Key { get; set; }

    public required string Name { get; set; }

    public string Email { get; set; } = "";

    /// <summary>Two letters, ISO 3166-1.</summary>
    public string Country { get; set; } = "DE";

    /// <summary>The number under which the supplier knows the merchant.</summary>
    public string CustomerNumber { get; set; } = "";

    /// <summary>Days from order to arrival.</summary>
    public int LeadDays { get; set; }

    public int Version { get; set; }
}
