using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Pricing;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.OwnPrice;

/// <summary>
/// What a variant costs a business customer, as a part of the product page that is fetched apart, since the page is the same for everyone
/// (docs/decisions/0012).
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class OwnPriceController(ShopDb db, PriceLists prices) : Controller
{
    [HttpGet]
    [ShopRoute("eigener-preis/{id:int}", "own-price/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        if (User.CustomerId() is not { } customerId)
            return NoContent();
        var found = await db.Variants.AsNoTracking().Where(v => v.Id == id && v.Active && v.Product!.Active)
            .Select(v => new
            {
                v.Price,
                v.Content,
                v.ContentUnit,
                v.Product!.TaxClass,
                Group = db.Customers.Where(c => c.Id == customerId).Select(c => c.Group).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(stop);
        if (found is not { Group: CustomerGroup.Business })
            return NoContent();
        var list = await prices.NowAsync(stop);
        return PartialView("_OwnPrice", new OwnPrices(
            list.Ladder(id, found.Price, found.Group), list.Taxes.RateOf(found.TaxClass), found.Content, found.ContentUnit));
    }
}

/// <summary>The steps of a business customer's prices, gross, that of a single piece first.</summary>
public sealed record OwnPrices(IReadOnlyList<PriceTier> Tiers, decimal TaxRate, decimal? Content, ContentUnit Unit)
{
    public Money? GrundpreisOf(PriceTier tier) => Variant.GrundpreisOf(tier.Price.WithoutTax(TaxRate), Content, Unit);
}
