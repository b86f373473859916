using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Lists.Bulk;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Imports;

/// <summary>Leads from an import to the preview that takes its prices back; nothing changes before that is confirmed.</summary>
[Route("admin/imports/{id:int}/prices-back")]
[Needs(Permissions.CatalogWrite)]
public sealed class ImportUndoController(UndoImport undo) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Prepare(int id, CancellationToken stop)
    {
        if (await undo.RunAsync(id, stop) is not { } readied)
            return NotFound();
        if (readied.Ok)
            return RedirectToAction("Show", "Bulk", new { id = readied.Value.Id });
        this.Refuse(readied.Problem!);
        return RedirectToAction("Show", "Imports", new { id });
    }
}
