using Shop.Data;

namespace Shop.Operations;

/// <summary>A mapping that is used again for files with the same header, e.g. a supplier's monthly price list.</summary>
public class ImportProfile : IAudited
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public int? SupplierId { get; set; }

    /// <summary>Which files it is for, see <see cref="Catalog.Import.ImportPlan.SignatureOf"/>.</summary>
    public required string Signature { get; set; }

    /// <summary>An <see cref="Catalog.Import.ImportPlan"/> as JSON.</summary>
    public string Plan { get; set; } = "";

    public DateTime UsedAt { get; set; }
}
