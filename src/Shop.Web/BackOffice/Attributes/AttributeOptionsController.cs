using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Attributes;

/// <summary>Values of an attribute: put together what means the same, delete what nothing carries.</summary>
[Route("admin/attributes/{id:int}/options")]
[Needs(Permissions.CatalogWrite)]
public sealed class AttributeOptionsController(ShopDb db, MergeAttributeValues merge, WebTexts texts) : Controller
{
    [HttpPost("merge")]
    public async Task<IActionResult> Merge(int id, int from, int into, CancellationToken stop)
    {
        var merged = await merge.MergeAsync(id, from, into, stop);
        if (merged.Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Die Werte sind zusammengeführt; {0} Produkte sind umgezogen.", merged.Value]);
        return Back(id);
    }

    [HttpPost("remove")]
    public async Task<IActionResult> Remove(int id, int optionId, CancellationToken stop)
    {
        if (await db.AttributeOptions.Include(o => o.AttributeDefinition).SingleOrDefaultAsync(o => o.Id == optionId && o.AttributeDefinitionId == id, stop) is not { } option)
            return NotFound();
        if (await WhereUsed.OfAsync(db, [optionId], stop) is { } problem)
        {
            this.Refuse(problem);
            return Back(id);
        }
        db.AttributeOptions.Remove(option);
        db.MarkStale("catalog");
        await db.SaveChangesAsync(stop);
        this.Say(texts["Der Wert ist gelöscht."]);
        return Back(id);
    }

    private RedirectResult Back(int id) => Redirect($"/admin/attributes/{id}");
}
