using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Customers;
using Shop.Data;
using Shop.Orders;
using Shop.Web.BackOffice.Orders;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Customers;

/// <summary>Who bought: the list and a customer with everything they ordered.</summary>
[Route("admin/customers")]
[Needs(Permissions.CustomersRead)]
public sealed class CustomersController(ShopDb db) : Controller
{
    private const int Size = 25;

    [HttpGet]
    public async Task<IActionResult> Index(CustomerFilter filter, CancellationToken stop)
    {
        var found = db.Customers.About(filter.Q).InGroup(filter.Group);
        var total = await found.CountAsync(stop);
        var pager = new Pager(Pager.Within(filter.Page, Size, total), Size, total);
        var rows = await Sorted(found, filter.Sort).Skip((pager.Number - 1) * Size).Take(Size).Select(c => new CustomerRow(
            c.Id, c.Number, c.FirstName, c.LastName, c.Company, c.Email, c.Group, c.UserId != null, c.CreatedAt, db.Orders.Count(o => o.CustomerId == c.Id))).ToListAsync(stop);
        return View(new CustomerList(filter, rows, pager));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        var customer = await db.Customers.AsNoTracking().Include(c => c.Addresses).FirstOrDefaultAsync(c => c.Id == id, stop);
        if (customer is null)
            return NotFound();
        var orders = db.Orders.OwnedBy(id);
        return View(new CustomerDetail(
            customer, await orders.MakingRevenue().SumUpAsync(stop), await orders.SortedByColumn(null).Take(25).Select(OrderRow.From).ToListAsync(stop), await orders.CountAsync(stop)));
    }

    private static IQueryable<Customer> Sorted(IQueryable<Customer> customers, string? column) => column switch
    {
        "name" => customers.OrderBy(c => c.LastName).ThenBy(c => c.FirstName).ThenBy(c => c.Id),
        "-name" => customers.OrderByDescending(c => c.LastName).ThenByDescending(c => c.FirstName).ThenBy(c => c.Id),
        "since" => customers.OrderBy(c => c.CreatedAt).ThenBy(c => c.Id),
        _ => customers.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id),
    };
}

/// <summary>Which customers the list shows; lives in the address.</summary>
public sealed record CustomerFilter(string? Q, CustomerGroup? Group, string? Sort, int? Page);

/// <summary>A customer in the list.</summary>
public sealed record CustomerRow(int Id, string Number, string FirstName, string LastName, string Company, string Email, CustomerGroup Group, bool HasAccount, DateTime CreatedAt, int Orders)
{
    public string Name => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : Company.Length > 0 ? Company : Email;
}

/// <summary>A page of customers.</summary>
public sealed record CustomerList(CustomerFilter Filter, IReadOnlyList<CustomerRow> Rows, Pager Pager);

/// <summary>A customer with the latest orders and the sums over all that count as revenue.</summary>
public sealed record CustomerDetail(Customer Customer, OrderSums Sums, IReadOnlyList<OrderRow> Orders, int OrderCount);
