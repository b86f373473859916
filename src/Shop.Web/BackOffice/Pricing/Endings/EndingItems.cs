using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing.Endings;

/// <summary>Price endings to choose from, none first.</summary>
public static class EndingItems
{
    public static async Task<IReadOnlyList<SelectListItem>> EndingItemsAsync(this ShopDb db, int? selected, WebTexts texts, CancellationToken stop) =>
        [.. (await db.PriceEndingRules.OrderBy(r => r.Name).Select(r => new { r.Id, r.Name }).ToListAsync(stop))
            .Select(r => new SelectListItem(r.Name, r.Id.ToString(CultureInfo.InvariantCulture), r.Id == selected))
            .Prepend(new SelectListItem(texts["wie gerechnet"], "", selected is null))];
}
