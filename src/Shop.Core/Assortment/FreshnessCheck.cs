namespace Shop.Assortment;

/// <summary>Somebody looked at it and said "still right"; the finding stays quiet until its time has passed again.</summary>
public class FreshnessCheck
{
    public int ProductId { get; set; }

    public FreshnessKind Kind { get; set; }

    public DateTime CheckedAt { get; set; }

    public required string By { get; set; }
}

/// <summary>What can get old on a product.</summary>
public enum FreshnessKind
{
    /// <summary>The cost changed, the price was not decided since.</summary>
    Price,

    /// <summary>The German text is old.</summary>
    Text,

    /// <summary>English is missing or older than German.</summary>
    English,

    /// <summary>No picture, or one too small.</summary>
    Picture,
}
