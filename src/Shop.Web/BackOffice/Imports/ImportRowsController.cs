using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog.Import;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Operations;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Jobs;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Imports;

/// <summary>The refused rows of a run: put right in the page, or taken away as a file.</summary>
[Route("admin/imports/{id:int}")]
[Needs(Permissions.ImportRun)]
public sealed class ImportRowsController(ShopDb db, CorrectImport correct, WakeUp wake, WebTexts texts) : Controller
{
    /// <summary>Checks the rows again after a dry run, or takes them over after an import.</summary>
    [HttpPost("rows")]
    [RequestFormLimits(ValueCountLimit = 8192)]
    public async Task<IActionResult> Correct(int id, CorrectionForm form, CancellationToken stop)
    {
        if (await correct.RunAsync(id, form.ToEdits(), stop) is not { } corrected)
            return NotFound();
        if (!corrected.Ok)
            this.Refuse(corrected.Problem!);
        else if (corrected.Value.DryRun)
            await SayAsync(id, stop);
        else
            wake.Imports.Ring();
        return RedirectToAction("Show", "Imports", new { id = corrected.Ok ? corrected.Value.Id : id }, corrected is { Ok: true, Value.DryRun: true } ? "refused" : null);
    }

    /// <summary>The refused rows as they stood in the file, with a column that says why.</summary>
    [HttpGet("refused.csv")]
    public async Task<IActionResult> Refused(int id, CancellationToken stop)
    {
        var run = await db.ImportRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.Kind == ImportKind.Products && r.File != null, stop);
        if (run is null || ImportRun.Read(run.Report) is not { } report || ImportPlan.Read(run.Plan) is not { } plan)
            return NotFound();
        var rows = ImportRows.Refused(CsvSource.Bytes(run.FileName, run.File!), plan, report.Refused, CultureInfo.CurrentUICulture).ToList();
        return rows.Count == 0 ? NotFound() : File(CsvWriting.Write(rows[0], rows.Skip(1)), "text/csv; charset=utf-8", $"import-{id}-refused.csv");
    }

    private async Task SayAsync(int id, CancellationToken stop)
    {
        var left = ImportRun.Read(await db.ImportRuns.Where(r => r.Id == id).Select(r => r.Report).SingleAsync(stop))?.Refused.Count ?? 0;
        this.Say(left == 0 ? texts["Alle Zeilen sind jetzt in Ordnung."].Value : texts.Count(left, "1 Zeile ist noch abgelehnt.", "{0} Zeilen sind noch abgelehnt."));
    }
}
