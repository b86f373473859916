using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>A word staff put on products to find and change them together; customers never see it.</summary>
public class Tag : IAudited
{
    public int Id { get; set; }

    public required string Name { get; set; }
}

/// <summary>A product carries this word.</summary>
public class ProductTag
{
    public int ProductId { get; set; }

    public int TagId { get; set; }

    public Tag? Tag { get; set; }
}

/// <summary>People an assortment is made for (a persona); known to staff only.</summary>
public class TargetGroup : IAudited, IVersioned
{
    public int Id { get; set; }

    public required string Key { get; set; }

    public required string Name { get; set; }

    /// <summary>Who they are and what they look for.</summary>
    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    /// <summary>What they need from the assortment, one need a line.</summary>
    public string Needs { get; set; } = "";

    public PriceSensitivity PriceSensitivity { get; set; } = PriceSensitivity.Middle;

    /// <summary>Where they are reached: newsletter, search, market stall.</summary>
    public string Channels { get; set; } = "";

    public int Position { get; set; }

    public int Version { get; set; }
}

/// <summary>How much a price decides for a target group.</summary>
public enum PriceSensitivity
{
    Low,
    Middle,
    High,
}

/// <summary>A product is meant for this group.</summary>
public class ProductTargetGroup
{
    public int ProductId { get; set; }

    public int TargetGroupId { get; set; }

    public TargetGroup? TargetGroup { get; set; }
}
