using Microsoft.AspNetCore.Mvc;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Checkout;

/// <summary>What was ordered and what happens next; opened with the order's key or by the customer it belongs to.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConfirmationsController(Confirmations confirmations) : Controller
{
    [HttpGet]
    [ShopRoute("bestellung/{number}", "order/{number}")]
    public async Task<IActionResult> Show(string number, string? key, CancellationToken stop)
    {
        // The address is a secret; it isn't told to pages linked from here.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return await confirmations.ReadAsync(number, key, User.CustomerId(), stop) is { } confirmation
            ? View("Confirmation", confirmation)
            : NotFound();
    }
}
