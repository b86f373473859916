using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;

namespace Shop.Web.BackOffice.Categories;

/// <summary>The shelves as staff choose them, hidden ones included: "Kaffee › Espresso".</summary>
public sealed class CategoryChoices(CategoryTree tree)
{
    public CategoryTree Tree { get; } = tree;

    public static async Task<CategoryChoices> LoadAsync(ShopDb db, CancellationToken stop) => new(new CategoryTree(await db.Categories
        .Select(c => new Shelf(c.Id, c.Key, c.ParentId, c.Name, c.Path, LocalizedText.Empty, null, c.Position)).ToListAsync(stop)));

    public string NameOf(int id) => string.Join(" › ", Tree.PathTo(id).Select(s => s.Name));

    /// <summary>All shelves from the first down, each with its depth.</summary>
    public IEnumerable<(Shelf Shelf, int Depth)> InOrder() => Tree.Roots.SelectMany(r => Below(r, 0));

    public IEnumerable<SelectListItem> Items(int? selected = null) =>
        InOrder().Select(c => new SelectListItem(NameOf(c.Shelf.Id), c.Shelf.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), c.Shelf.Id == selected));

    private IEnumerable<(Shelf Shelf, int Depth)> Below(Shelf shelf, int depth) =>
        Tree.ChildrenOf(shelf.Id).SelectMany(c => Below(c, depth + 1)).Prepend((shelf, depth));
}
