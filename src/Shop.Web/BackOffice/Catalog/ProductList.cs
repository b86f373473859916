using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>A page of the product list.</summary>
public sealed record ProductList(ProductFilter Filter, IReadOnlyList<ProductRow> Rows, Pager Pager, CategoryChoices Categories);
