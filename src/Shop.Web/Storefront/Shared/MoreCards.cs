namespace Shop.Web.Storefront.Shared;

/// <summary>The end of a grid that goes on: how far one is, a button that appends the next page, links to the pages.</summary>
/// <param name="At">The query of a page.</param>
public sealed record MoreCards(string Address, int Number, int Count, int Total, int Size, int OnPage, Func<int, string> At)
{
    public int Seen => ((Number - 1) * Size) + OnPage;
}
