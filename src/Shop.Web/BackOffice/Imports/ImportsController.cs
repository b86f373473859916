using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Operations;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Jobs;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Imports;

/// <summary>Brings products and order histories in from files: check first, then import in the background, then read the report.</summary>
[Route("admin/imports")]
[Needs(Permissions.ImportRun)]
public sealed class ImportsController(ShopDb db, CheckImport check, StartImport start, WakeUp wake, WebTexts texts) : Controller
{
    private const int MostRuns = 50;

    /// <summary>Room for the file and the form around it.</summary>
    private const long MostBytes = ImportForm.MostBytes + (1 << 20);

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(await ListAsync(new ImportForm(), stop));

    /// <summary>Takes a file in and checks it in the background; nothing is imported yet.</summary>
    [HttpPost]
    [RequestSizeLimit(MostBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Check(ImportForm form, CancellationToken stop)
    {
        if (ModelState.IsValid)
        {
            var run = await check.RunAsync(form.Kind, new CsvSource(Path.GetFileName(form.File!.FileName), form.File.OpenReadStream), stop);
            if (run.Ok)
            {
                wake.Imports.Ring();
                return run.Value.State == ImportState.Draft
                    ? RedirectToAction("Show", "ImportMapping", new { id = run.Value.Id })
                    : RedirectToAction(nameof(Show), new { id = run.Value.Id });
            }
            ModelState.AddModelError(nameof(form.File), run.Problem!.ToString());
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Index", await ListAsync(form, stop));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop) =>
        await PageAsync(id, stop) is { } page ? View(page) : NotFound();

    /// <summary>The progress bar alone, asked for every second; at the end the whole page is loaded once more.</summary>
    [HttpGet("{id:int}/progress")]
    public async Task<IActionResult> Progress(int id, CancellationToken stop)
    {
        if (await Rows(db.ImportRuns.Where(r => r.Id == id)).FirstOrDefaultAsync(stop) is not { } run)
            return NotFound();
        if (run.IsOver)
            Response.Headers["HX-Refresh"] = "true";
        return PartialView("_Progress", run);
    }

    [HttpPost("{id:int}/start")]
    public async Task<IActionResult> Start(int id, CancellationToken stop)
    {
        if (await start.RunAsync(id, stop) is not { } started)
            return NotFound();
        if (!started.Ok)
        {
            this.Refuse(started.Problem!);
            return RedirectToAction(nameof(Show), new { id });
        }
        wake.Imports.Ring();
        return RedirectToAction(nameof(Show), new { id = started.Value.Id });
    }

    /// <summary>Every refused row and every row with a remark, for a spreadsheet.</summary>
    [HttpGet("{id:int}/rows.csv")]
    public async Task<IActionResult> RowsFile(int id, CancellationToken stop)
    {
        if (await PageAsync(id, stop) is not { Report: { } report })
            return NotFound();
        var culture = CultureInfo.CurrentUICulture;
        var rows = report.Refused.Select(r => (Row: r, State: texts["Abgelehnt"].Value))
            .Concat(report.Remarks.Select(r => (Row: r, State: texts["Übernommen"].Value)))
            .OrderBy(r => r.Row.Row)
            .Select(r => new[] { r.Row.Row.ToString(CultureInfo.InvariantCulture), r.State, r.Row.In(culture), r.Row.Value });
        var file = CsvWriting.Write([texts["Zeile"].Value, texts["Stand"].Value, texts["Grund"].Value, texts["Wert"].Value], rows);
        return File(file, "text/csv; charset=utf-8", $"import-{id}.csv");
    }

    private async Task<ImportPage?> PageAsync(int id, CancellationToken stop)
    {
        var found = db.ImportRuns.Where(r => r.Id == id);
        if (await Rows(found).FirstOrDefaultAsync(stop) is not { } run)
            return null;
        if (!run.IsOver)
            return new ImportPage(run, null, null, []);
        var whole = await found.AsNoTracking().SingleAsync(stop);
        var report = ImportRun.Read(whole.Report);
        var fix = run.Kind == ImportKind.Products && report is not null ? await FixRow.ReadAsync(whole, report, stop) : [];
        return new ImportPage(run, report, ImportRun.WhyNotStart(run.State, run.DryRun, whole.File is not null), fix)
        {
            Profile = await db.ImportProfiles.Where(p => p.Id == whole.ProfileId).Select(p => p.Name).FirstOrDefaultAsync(stop),
            CanMap = MapImport.WhyNot(run.State, run.Kind, whole.File is not null) is null && (run.DryRun || run.State == ImportState.Draft),
        };
    }

    private async Task<ImportList> ListAsync(ImportForm form, CancellationToken stop) => new(
        form,
        await Rows(db.ImportRuns.OrderByDescending(r => r.Id)).Take(MostRuns).ToListAsync(stop),
        await db.ImportProfiles.OrderByDescending(p => p.UsedAt)
            .Select(p => new ProfileRow(p.Id, p.Name, db.Suppliers.Where(s => s.Id == p.SupplierId).Select(s => s.Name).FirstOrDefault(), p.UsedAt)).ToListAsync(stop));

    /// <summary>Without the file and the report, which may be large.</summary>
    private static IQueryable<ImportRow> Rows(IQueryable<ImportRun> runs) => runs.AsNoTracking().Select(r => new ImportRow(
        r.Id, r.Kind, r.FileName, r.DryRun, r.State, r.StartedAt, r.EndedAt, r.StartedBy, r.RowsRead, r.RowsTotal));
}
