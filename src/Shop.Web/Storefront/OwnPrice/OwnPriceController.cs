using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Pricing;
using Shop.Pricing.Currencies;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Carts;

namespace Shop.Web.Storefront.OwnPrice;

/// <summary>
/// What a variant costs a business customer or in the chosen country of delivery, as a part of the product page that is fetched apart, since the page is the same for everyone
/// (docs/decisions/0012).
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class OwnPriceController(ShopDb db, PriceLists prices, CurrencyLists currencies) : Controller
{
    [HttpGet]
    [ShopRoute("eigener-preis/{id:int}", "own-price/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        var (customerId, country) = (User.CustomerId(), DeliveryCountry.Kept(HttpContext));
        if (customerId is null && country is null)
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
        var list = await prices.NowAsync(stop);
        var currency = await currencies.ForAsync(country, stop);
        if (found is null || (found.Group != CustomerGroup.Business && currency is null && !(country is not null && list.KnowsCountry(id, country))))
            return NoContent();
        return PartialView("_OwnPrice", new OwnPrices(
            list.Ladder(id, found.Price, found.Group, country), list.Taxes.RateOf(found.TaxClass), found.Content, found.ContentUnit)
        {
            Net = found.Group == CustomerGroup.Business,
            Country = country is not null && (currency is not null || list.KnowsCountry(id, country)) ? country : null,
            Currency = currency,
        });
    }
}

/// <summary>The steps of these prices, gross, that of a single piece first.</summary>
public sealed record OwnPrices(IReadOnlyList<PriceTier> Tiers, decimal TaxRate, decimal? Content, ContentUnit Unit)
{
    /// <summary>For a business customer, who reads net prices here.</summary>
    public bool Net { get; init; }

    /// <summary>The country whose prices these are; null for prices that count everywhere.</summary>
    public string? Country { get; init; }

    /// <summary>What customers of the country read beside the euro.</summary>
    public ReadCurrency? Currency { get; init; }

    public Money? GrundpreisOf(PriceTier tier) => Variant.GrundpreisOf(Net ? tier.Price.WithoutTax(TaxRate) : tier.Price, Content, Unit);
}
