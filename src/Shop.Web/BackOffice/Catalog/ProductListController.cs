using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Data;
using Shop.Search;
using Shop.Settings;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>Everything the shop sells, as a list.</summary>
[Route("admin/products")]
[Needs(Permissions.CatalogRead)]
public sealed class ProductListController(ShopDb db, ProductSearch search, ShopSettings settings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(ProductFilter filter, CancellationToken stop)
    {
        var rules = await settings.GetAsync<SalesRules>(stop);
        var categories = await CategoryChoices.LoadAsync(db, stop);
        var found = await search.AmongAsync(filter.Of(db, categories.Tree, rules.FewLeft), filter.Q, stop);
        var total = await found.CountAsync(stop);
        var pager = new Pager(Pager.Within(filter.Page, ProductFilter.Size, total), ProductFilter.Size, total);
        var rows = await found.SortedByColumn(filter.Sort, Languages.Current)
            .Skip((pager.Number - 1) * pager.Size).Take(pager.Size)
            .Select(ProductRow.From(db)).ToListAsync(stop);
        return View(new ProductList(filter, [.. rows.Select(r => r with { CategoryName = categories.NameOf(r.CategoryId) })], pager, categories));
    }
}
