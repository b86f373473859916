using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Assortment;
using Shop.Common;
using Shop.Settings;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>Which products bring the result and how evenly they sell, as a matrix with the products behind each cell.</summary>
[Route("admin/assortment/abc-xyz")]
[Needs(Permissions.CatalogRead)]
public sealed class AbcXyzController(AbcXyzReport report, ShopSettings settings, TimeProvider clock) : Controller
{
    private const int Size = 50;

    [HttpGet]
    public async Task<IActionResult> Index(MatrixFilter filter, CancellationToken stop)
    {
        var rules = await settings.GetAsync<AssortmentRules>(stop);
        var (from, to) = filter.Period(clock.Today());
        var matrix = await report.ReadAsync(from, to, filter.By, rules, stop);
        var shown = matrix.Rows.Where(filter.Shows).ToList();
        var pager = new Pager(Pager.Within(filter.Page, Size, shown.Count), Size, shown.Count);
        return View("Matrix", new MatrixPage(filter, matrix, rules, [.. shown.Skip((pager.Number - 1) * Size).Take(Size)], pager));
    }
}

/// <summary>The matrix and the rows of the chosen cell.</summary>
public sealed record MatrixPage(MatrixFilter Filter, Matrix Matrix, AssortmentRules Rules, IReadOnlyList<ClassedProduct> Rows, Pager Pager)
{
    /// <summary>After each tenth of the products, what they bring together; the curve every manager knows.</summary>
    public IEnumerable<(int Percent, int Products, decimal Cumulative)> Curve()
    {
        var rows = Matrix.Rows;
        for (var tenth = 1; tenth <= 10 && rows.Count > 0; tenth++)
        {
            var count = (rows.Count * tenth + 9) / 10;
            yield return (10 * tenth, count, rows[count - 1].Rank.Cumulative);
        }
    }
}
