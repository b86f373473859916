using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Returns;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Account;

namespace Shop.Web.Storefront.Withdrawal;

/// <summary>
/// The withdrawal function (§356a BGB): open to everyone, without an account. Whoever types a number and an address gets the same answer
/// whether there is such an order or not; what was ordered is shown only with the key of the confirmation or to the signed-in customer.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WithdrawalController(WithdrawalPages pages, DeclareWithdrawal declare, OwnCustomer own) : Controller
{
    private const string De = "widerruf-erklaeren";
    private const string En = "declare-withdrawal";

    [HttpGet, ShopRoute(De, En)]
    public async Task<IActionResult> Show(string? order, string? key, CancellationToken stop)
    {
        KeepSecret();
        var choices = own.Id == 0 ? [] : await pages.ChoicesAsync(own.Id, stop);
        // Of one's own orders the latest is meant most often.
        var found = await pages.FindAsync(order ?? (key is null ? choices.FirstOrDefault()?.Number : null), key, OwnId, stop);
        var form = new WithdrawalForm
        {
            Name = found?.Order.BillingAddress.FullName is { Length: > 0 } name ? name : User.Identity?.IsAuthenticated == true ? User.Identity.Name ?? "" : "",
            OrderNumber = found?.Order.Number ?? Typed.Line(order),
            Email = found?.Order.Email ?? User.FindFirstValue(ClaimTypes.Email) ?? "",
            Key = found is not null && key is not null ? key : "",
        };
        return View(new WithdrawalPage(form, found, choices));
    }

    [HttpPost, ShopRoute(De, En), EnableRateLimiting(RateLimits.Order)]
    public async Task<IActionResult> Show([Bind(Prefix = "")] WithdrawalForm form, CancellationToken stop)
    {
        var found = await pages.FindAsync(Typed.Line(form.OrderNumber), form.Key, OwnId, stop);
        if (!ModelState.IsValid)
        {
            KeepSecret();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(new WithdrawalPage(form, found, own.Id == 0 ? [] : await pages.ChoicesAsync(own.Id, stop)));
        }
        // Whoever closes the window now has declared it all the same.
        var declared = await declare.DeclareAsync(form.ToDeclaration(found?.Order.Id, OwnId), CancellationToken.None);
        return Redirect(Url.Shop("Withdrawal.Receipt", new { ticket = declared.Ticket }));
    }

    [HttpGet, ShopRoute(De + "/eingang/{ticket}", En + "/receipt/{ticket}")]
    public async Task<IActionResult> Receipt(string ticket, CancellationToken stop)
    {
        KeepSecret();
        return await pages.ReceiptAsync(ticket, stop) is { } receipt ? View(receipt) : NotFound();
    }

    private int? OwnId => own.Id == 0 ? null : own.Id;

    /// <summary>Key and ticket in the address open what is personal; they aren't told to pages linked from here.</summary>
    private void KeepSecret() => Response.Headers["Referrer-Policy"] = "no-referrer";
}
