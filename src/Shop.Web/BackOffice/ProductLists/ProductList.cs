using Microsoft.AspNetCore.Mvc.Rendering;
using Shop.Lists;
using Shop.Web.BackOffice.Categories;

namespace Shop.Web.BackOffice.ProductLists;

/// <summary>A page of the product list.</summary>
/// <param name="Total">Exact up to <see cref="ListQueries.CountedUpTo"/>; one more than that means "more".</param>
/// <param name="Before">Cursor for the page before; null on the first.</param>
/// <param name="After">Cursor for the next page; null on the last.</param>
public sealed record ProductList(
    ProductFilter Filter, IReadOnlyList<ProductRow> Rows, int Total, string? Before, string? After, CategoryChoices Categories, ListChoices Choices, ListSettings Settings)
{
    public bool IsMore => Total > ListQueries.CountedUpTo;
}

/// <summary>How the person wants the list, and the views at hand.</summary>
public sealed record ListSettings(int UserId, IReadOnlyList<ProductColumn> Columns, IReadOnlyList<SavedView> Views, int? DefaultViewId);

/// <summary>What the filters offer beside categories.</summary>
public sealed record ListChoices(ILookup<string, FilterChoice> Rows)
{
    public IEnumerable<SelectListItem> Of(string kind, int? selected) =>
        Rows[kind].Select(c => new SelectListItem(c.Name, c.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), c.Id == selected));

    public string? NameOf(string kind, int? id) => Rows[kind].FirstOrDefault(c => c.Id == id)?.Name;
}

/// <summary>One entry of a filter.</summary>
public sealed record FilterChoice(string Kind, int Id, string Name);
