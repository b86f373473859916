using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Lists;
using Shop.Web.BackOffice.Categories;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.ProductLists;

/// <summary>Everything the shop sells, as a list, and the same list as a file.</summary>
[Route("admin/products")]
[Needs(Permissions.CatalogRead)]
public sealed class ProductListController(ProductListPages pages, ShopDb db, WebTexts texts) : Controller
{
    private const int Stretch = 500;

    [HttpGet]
    public async Task<IActionResult> Index(ProductFilter filter, CancellationToken stop)
    {
        var userId = User.UserId() ?? 0;
        if (Request.Query.Count == 0 && await UsualAsync(userId, stop) is { } usual)
            return Redirect($"/admin/products?{usual.Query}{(usual.Query.Length > 0 ? "&" : "")}view={usual.Id}");
        return View(await pages.ReadAsync(filter, userId, stop));
    }

    /// <summary>The list with the chosen columns, written while it is read; cells that a spreadsheet would take for a formula are neutralised.</summary>
    [HttpGet("export.csv")]
    public async Task Export(ProductFilter filter, CancellationToken stop)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"produkte.csv\"";
        var columns = (await pages.SettingsAsync(User.UserId() ?? 0, stop)).Columns;
        var categories = await CategoryChoices.LoadAsync(db, stop);
        var ids = await (await pages.IdsAsync(filter, stop)).ToListAsync(stop);
        await using var text = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        string[] heads = ["Name", .. columns.Select(texts.Word), texts["Preis"].Value, texts["Verfügbar"].Value, texts["Im Shop"].Value];
        await LineAsync(text, heads, stop);
        foreach (var chunk in ids.Chunk(Stretch))
        {
            var rows = await pages.RowsAsync(chunk, categories, columns, stop);
            foreach (var row in rows)
                await LineAsync(text, [row.Name.ToString(), .. columns.Select(c => row.In(c, texts)), row.PriceFrom.ToString(), $"{row.Free}", row.Active ? texts["ja"].Value : texts["nein"].Value], stop);
            await text.FlushAsync(stop);
        }
    }

    private static Task LineAsync(StreamWriter text, IEnumerable<string> cells, CancellationToken stop) =>
        text.WriteAsync((string.Join(';', cells.Select(CsvWriting.Cell)) + "\r\n").AsMemory(), stop);

    private Task<SavedView?> UsualAsync(int userId, CancellationToken stop) => db.SavedViews.AsNoTracking()
        .Where(v => db.ListPreferences.Any(p => p.UserId == userId && p.DefaultViewId == v.Id) && (v.UserId == userId || v.Shared)).FirstOrDefaultAsync(stop);
}
