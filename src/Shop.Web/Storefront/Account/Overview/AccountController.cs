using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Customers;
using Shop.Data;
using Shop.Orders;
using Shop.Web.Shared;
using Shop.Web.Storefront.Account.Orders;

namespace Shop.Web.Storefront.Account.Overview;

/// <summary>The front page of one's account.</summary>
[Authorize]
public sealed class AccountController(ShopDb db, OwnCustomer own) : Controller
{
    private const int Shown = 3;

    [HttpGet, ShopRoute("konto", "account")]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var orders = await db.Orders.AsNoTracking().OwnedBy(own.Id).Sales().NewestFirst().Take(Shown).Select(OrderRow.Of).ToListAsync(stop);
        var address = await db.CustomerAddresses.AsNoTracking().OwnedBy(own.Id).OrderByDescending(a => a.IsDefault).ThenBy(a => a.Id).FirstOrDefaultAsync(stop);
        return View(new AccountView(orders, address?.Address));
    }
}

/// <summary>The latest orders and where parcels go.</summary>
public sealed record AccountView(IReadOnlyList<OrderRow> Orders, PostalAddress? Address);
