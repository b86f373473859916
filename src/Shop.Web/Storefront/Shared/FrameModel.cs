using Shop.Catalog;
using Shop.Settings;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Shared;

/// <summary>What header and footer need.</summary>
/// <param name="Shelf">Key of the first-level shelf the visitor is in.</param>
public sealed record FrameModel(ShopIdentity Identity, string ShopName, Alternates Alternates, CategoryTree Tree, string? Shelf);

/// <summary>What the footer needs.</summary>
/// <param name="News">Whether it offers the newsletter.</param>
public sealed record FooterModel(FrameModel Frame, bool News);
