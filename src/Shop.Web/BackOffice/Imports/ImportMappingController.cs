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

/// <summary>Says where the columns of an uploaded file go.</summary>
[Route("admin/imports/{id:int}/mapping")]
[Needs(Permissions.ImportRun)]
public sealed class ImportMappingController(ShopDb db, MapImport map, WakeUp wake, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        if (await RunAsync(id, stop) is not { } run)
            return NotFound();
        if (MapImport.WhyNot(run.State, run.Kind, run.File is not null) is { } why)
            return Refused(id, why);
        var profile = await db.ImportProfiles.Where(p => p.Id == run.ProfileId).Select(p => p.Name).FirstOrDefaultAsync(stop);
        return await PageAsync(run, MappingForm.From(ImportPlan.Read(run.Plan) ?? new ImportPlan(), profile ?? Path.GetFileNameWithoutExtension(run.FileName)), stop);
    }

    [HttpPost]
    [RequestFormLimits(ValueCountLimit = 8192)]
    public async Task<IActionResult> Save(int id, MappingForm form, CancellationToken stop)
    {
        if (await RunAsync(id, stop) is not { } run)
            return NotFound();
        if (MapImport.WhyNot(run.State, run.Kind, run.File is not null) is { } why)
            return Refused(id, why);
        if (form.Do == "reload")
        {
            ModelState.Clear();
            var again = ImportFile.Open(CsvSource.Bytes(run.FileName, run.File!), form.Shape, stop);
            form.Decimal = again.Ok ? again.Value.Style : form.Decimal;
            return await PageAsync(run, form, stop);
        }
        if (ModelState.IsValid)
        {
            var mapped = await map.RunAsync(id, form.ToPlan(ImportPlan.Read(run.Plan) ?? new ImportPlan()), Entered.Line(form.ProfileName, 120), stop);
            if (mapped is { Ok: true })
            {
                wake.Imports.Ring();
                return RedirectToAction("Show", "Imports", new { id });
            }
            ModelState.AddModelError("", mapped?.Problem!.Code == "twice" ? texts["Das Feld „{0}“ ist zwei Spalten zugeordnet.", texts.Field((string)mapped.Value.Problem!.Args[0])].Value : mapped?.Problem!.ToString() ?? "");
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await PageAsync(run, form, stop);
    }

    private RedirectToActionResult Refused(int id, Shop.Common.Problem why)
    {
        this.Refuse(why);
        return RedirectToAction("Show", "Imports", new { id });
    }

    private Task<ImportRun?> RunAsync(int id, CancellationToken stop) => db.ImportRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.Kind == ImportKind.Products, stop);

    private async Task<IActionResult> PageAsync(ImportRun run, MappingForm form, CancellationToken stop)
    {
        var source = CsvSource.Bytes(run.FileName, run.File!);
        var opened = ImportFile.Open(source, form.Shape, stop);
        if (!opened.Ok)
        {
            ModelState.AddModelError("", opened.Problem!.ToString());
            (form.Encoding, form.Separator) = (null, null);
            opened = ImportFile.Open(source, null, stop);
        }
        return opened.Ok ? View("Mapping", await MappingPage.OfAsync(db, run, form, opened.Value, texts, stop)) : Refused(run.Id, opened.Problem!);
    }
}
