using Shop.Catalog;
using Shop.Search;
using Shop.Web.Storefront.Shared;

namespace Shop.Web.Storefront.Categories;

/// <summary>Everything a category page shows.</summary>
public sealed record ShelfPage(Shelf Shelf, IReadOnlyList<Shelf> Path, IReadOnlyList<Shelf> Children, FilteredList List);

/// <summary>Reads a category page; once the catalogue is in memory the database isn't asked.</summary>
public sealed class ShelfPages(Catalogue catalogue, FilteredLists lists)
{
    public async Task<ShelfPage> ReadAsync(Shelf shelf, string address, IQueryCollection query, CancellationToken stop)
    {
        var index = await catalogue.IndexAsync();
        var arranged = index.IsArranged(shelf.Id);
        var list = await lists.ReadAsync(index, [.. arranged ? index.Arranged(shelf.Id) : index.OnShelf(shelf.Id)], query, address, "", stop, arranged, [.. index.Pins[shelf.Id]]);
        return new ShelfPage(shelf, index.Tree.PathTo(shelf.Id), [.. index.Tree.ChildrenOf(shelf.Id)], list);
    }
}
