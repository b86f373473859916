using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Web.BackOffice.Suppliers;

/// <summary>Suppliers to choose from.</summary>
public static class SupplierItems
{
    public static async Task<IReadOnlyList<SelectListItem>> SupplierItemsAsync(this ShopDb db, int? selected, CancellationToken stop) =>
        [.. (await db.Suppliers.OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync(stop))
            .Select(s => new SelectListItem(s.Name, s.Id.ToString(CultureInfo.InvariantCulture), s.Id == selected))];
}
