using Microsoft.AspNetCore.Mvc;
using Shop.Access;
using Shop.Operations;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Imports;

/// <summary>Ends an import before its time.</summary>
[Route("admin/imports/{id:int}/cancellation")]
[Needs(Permissions.ImportRun)]
public sealed class ImportCancellationsController(CancelImport cancel) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Cancel(int id, CancellationToken stop)
    {
        if (await cancel.RunAsync(id, stop) is not { } cancelled)
            return NotFound();
        if (cancelled.Problem is { } problem)
            this.Refuse(problem);
        return RedirectToAction("Show", "Imports", new { id });
    }
}
