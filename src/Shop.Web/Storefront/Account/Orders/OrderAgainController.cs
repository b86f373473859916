using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Carts;
using Shop.Common;
using Shop.Data;
using Shop.Orders;
using Shop.Web.Shared;
using Shop.Web.Storefront.Carts;

namespace Shop.Web.Storefront.Account.Orders;

/// <summary>Puts what was ordered before into the cart once more, as far as it is still sold, and says what isn't.</summary>
[Authorize]
public sealed class OrderAgainController(ShopDb db, OwnCustomer own, AddToCart add, WebTexts t) : Controller
{
    /// <summary>Tells the order's page to offer the way to the cart.</summary>
    public const string AddedKey = "added";

    /// <summary>A cart that this very request made; its cookie comes with the answer.</summary>
    private string? _key;

    [HttpPost, ShopRoute("konto/bestellungen/{number}/noch-einmal", "account/orders/{number}/again")]
    public async Task<IActionResult> Add(string number, CancellationToken stop)
    {
        var written = number.ToUpperInvariant();
        var order = await db.Orders.AsNoTracking().OwnedBy(own.Id).Include(o => o.Lines).SingleOrDefaultAsync(o => o.Number.ToUpper() == written, stop);
        if (order is null)
            return NotFound();
        var refused = new List<string>();
        var added = 0;
        foreach (var line in order.Lines.Where(l => l.Kind == OrderLineKind.Goods).OrderBy(l => l.Position))
        {
            if (await AddAsync(line, stop) is { } problem)
                refused.Add($"{line.Name}: {problem}");
            else
                added += line.Quantity;
        }
        if (added > 0)
            this.Tell(t.Count(added, "1 Stück liegt im Warenkorb, zu den heutigen Preisen.", "{0} Stück liegen im Warenkorb, zu den heutigen Preisen."));
        if (refused.Count > 0)
            TempData[AccountPages.RefusedKey] = t["Nicht dabei: {0}", string.Join(" · ", refused)].Value;
        TempData[AddedKey] = added > 0;
        return Redirect(Url.Shop("MyOrders.Show", new { number = order.Number }));
    }

    private async Task<Problem?> AddAsync(OrderLine line, CancellationToken stop)
    {
        if (line.VariantId is not { } variant)
            return new Problem("unavailable", "Diesen Artikel gibt es nicht mehr.");
        var result = await add.AddAsync(CartCookie.Key(HttpContext) ?? _key, variant, line.Quantity, own.Id, DeliveryCountry.Of(HttpContext), stop);
        if (result.Ok && _key is null)
            CartCookie.Keep(HttpContext, _key = result.Value.Key);
        return result.Problem;
    }
}
