using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Customers;
using Shop.Data;
using Shop.Orders;
using Shop.Search;
using Shop.Web.BackOffice.Orders;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Search;

/// <summary>One box for products, orders, customers and invoices.</summary>
[Route("admin/search")]
[Needs(Permissions.Dashboard)]
public sealed class SearchController(ShopDb db, ProductSearch search) : Controller
{
    private const int Most = 8;

    [HttpGet]
    public async Task<IActionResult> Index(string? q, CancellationToken stop)
    {
        var text = q?.Trim() ?? "";
        return View(text.Length == 0 ? new Found("") : new Found(text)
        {
            Products = User.May(Permissions.CatalogRead) ? await ProductsAsync(text, stop) : [],
            Orders = User.May(Permissions.OrdersRead) ? await db.Orders.About(text).SortedByColumn(null).Take(Most).Select(OrderRow.From).ToListAsync(stop) : [],
            Customers = User.May(Permissions.CustomersRead) ? await CustomersAsync(text, stop) : [],
            Invoices = User.May(Permissions.InvoicesRead) ? await InvoicesAsync(text, stop) : [],
        });
    }

    private async Task<IReadOnlyList<Hit>> ProductsAsync(string text, CancellationToken stop)
    {
        var found = await search.AmongAsync(db.Products, text, stop);
        var rows = await found.OrderByDescending(p => p.UnitsSold).ThenBy(p => p.Id).Take(Most)
            .Select(p => new { p.Id, p.Name, Sku = p.Variants.OrderBy(v => v.Position).Select(v => v.Sku).FirstOrDefault() }).ToListAsync(stop);
        return rows.ConvertAll(p => new Hit($"/admin/products/{p.Id}", p.Name.ToString(), p.Sku ?? ""));
    }

    private async Task<IReadOnlyList<Hit>> CustomersAsync(string text, CancellationToken stop)
    {
        var rows = await db.Customers.About(text).OrderByDescending(c => c.Id).Take(Most).Select(c => new { c.Id, c.FirstName, c.LastName, c.Company, c.Email, c.Number }).ToListAsync(stop);
        return rows.ConvertAll(c => new Hit($"/admin/customers/{c.Id}", $"{c.FirstName} {c.LastName} {c.Company}".Trim() is { Length: > 0 } name ? name : c.Email, $"{c.Number} · {c.Email}"));
    }

    private async Task<IReadOnlyList<Hit>> InvoicesAsync(string text, CancellationToken stop)
    {
        var rows = await db.Invoices.Where(i => i.Number.StartsWith(text)).OrderByDescending(i => i.Id).Take(Most).Select(i => new { i.Id, i.Number, i.Total }).ToListAsync(stop);
        return rows.ConvertAll(i => new Hit($"/admin/invoices/{i.Id}", i.Number, i.Total.In(System.Globalization.CultureInfo.CurrentCulture)));
    }
}

/// <summary>Something found: where it is, how it is called, what tells it apart.</summary>
public sealed record Hit(string Path, string Name, string Note);

/// <summary>What was found, by kind.</summary>
public sealed record Found(string Text)
{
    public IReadOnlyList<Hit> Products { get; init; } = [];

    public IReadOnlyList<OrderRow> Orders { get; init; } = [];

    public IReadOnlyList<Hit> Customers { get; init; } = [];

    public IReadOnlyList<Hit> Invoices { get; init; } = [];

    public bool IsEmpty => Products.Count + Orders.Count + Customers.Count + Invoices.Count == 0;
}
