using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Discounts;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Discounts;

/// <summary>Answers the editor while somebody types: what the discount would do, and what a search finds. Saves nothing.</summary>
[Route("admin/discounts")]
[Needs(Permissions.DiscountsRead)]
public sealed class DiscountLooksController(ShopDb db, DiscountLooks looks, Pickers pickers) : Controller
{
    [HttpPost("look/{id:int}")]
    public async Task<IActionResult> Look(int id, [Bind(Prefix = "Form")] DiscountForm form, CancellationToken stop)
    {
        ModelState.Clear();
        var discount = await db.Discounts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, stop) ?? new Discount();
        await form.ApplyToAsync(discount, db, stop);
        return PartialView("_Look", await looks.AtAsync(discount, stop));
    }

    [HttpPost("pick/{kind}")]
    public async Task<IActionResult> Pick(string kind, [Bind(Prefix = "Form")] DiscountForm form, CancellationToken stop)
    {
        ModelState.Clear();
        return Pickers.Kinds.Contains(kind) ? PartialView("_Picker", await pickers.ReadAsync(kind, form, stop)) : NotFound();
    }
}
