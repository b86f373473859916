namespace Shop.Catalog;

/// <summary>What someone typed into a product's editor and hasn't saved: one a person and product, kept until it is saved or thrown away.</summary>
public class ProductDraft
{
    public int Id { get; set; }

    public int ProductId { get; set; }

    public int UserId { get; set; }

    /// <summary>The product's version the typing began upon.</summary>
    public int BaseVersion { get; set; }

    /// <summary>What the editor showed then, as JSON; what others save meanwhile is told apart by it.</summary>
    public required string Base { get; set; }

    /// <summary>Everything the editor holds, as JSON.</summary>
    public required string Content { get; set; }

    public DateTime SavedAt { get; set; }
}

/// <summary>Everything a product's editor held after a save, kept so that changes can be read and taken back.</summary>
public class ProductRevision
{
    /// <summary>A remark: it wasn't the editor that changed it, but a list, an import or a job.</summary>
    public const string Elsewhere = "elsewhere";

    public int Id { get; set; }

    public int ProductId { get; set; }

    /// <summary>The product's version it shows.</summary>
    public int Version { get; set; }

    public DateTime At { get; set; }

    /// <summary>Empty where nobody knows any more: the state before the first save, or what an import left.</summary>
    public required string Who { get; set; }

    /// <summary>As JSON, numbers in German notation.</summary>
    public required string Content { get; set; }

    /// <summary>What kind of save it was, where it wasn't the editor's own: "restored:12", "merged", <see cref="Elsewhere"/>.</summary>
    public string Remark { get; set; } = "";
}
