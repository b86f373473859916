namespace Shop.Web.Storefront.Home;

/// <summary>The link of a block, wherever it leads.</summary>
/// <param name="Class">How its kind looks; a style chosen for the block wins where the link is a button.</param>
public sealed record BlockLink(BlockRow Block, HomePage Page, string Class)
{
    public string Look => Block.ButtonStyle.Length > 0 && Class.StartsWith("btn ", StringComparison.Ordinal)
        ? $"btn btn-{Block.ButtonStyle}{(Class.Contains("btn-large", StringComparison.Ordinal) ? " btn-large" : "")}"
        : Class;
}

/// <summary>The picture of a block.</summary>
/// <param name="Eager">For the first thing one sees; the others wait until they come near.</param>
public sealed record BlockPicture(BlockRow Block, HomePage Page, bool Eager = false)
{
    public string? Key => Block.PictureKey ?? Page.Targets.GetValueOrDefault(Block.Target)?.PictureKey;
}
