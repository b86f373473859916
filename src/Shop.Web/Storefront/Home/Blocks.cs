namespace Shop.Web.Storefront.Home;

/// <summary>The link of a block, wherever it leads.</summary>
public sealed record BlockLink(BlockRow Block, IReadOnlyDictionary<string, TargetProduct> Targets, string Class);

/// <summary>The picture of a block.</summary>
/// <param name="Eager">For the first thing one sees; the others wait until they come near.</param>
public sealed record BlockPicture(BlockRow Block, HomePage Page, bool Eager = false);
