using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Import;
using Shop.Data;
using Shop.Operations;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Imports;

/// <summary>The screen that says where columns go: what was seen of the file, its first rows, the choices.</summary>
/// <param name="Samples">What stands in the first rows, by column.</param>
public sealed record MappingPage(
    int Id, string FileName, MappingForm Form, FileFormat Format, string Encoding, char Separator, IReadOnlyList<IReadOnlyList<string>> Samples,
    IReadOnlyList<SelectListItem> Targets, IReadOnlyList<SelectListItem> Suppliers)
{
    public const int SampleRows = 3;

    /// <summary>The page for a run's file; columns that the form doesn't know are guessed.</summary>
    public static async Task<MappingPage> OfAsync(ShopDb db, ImportRun run, MappingForm form, ImportFile file, WebTexts texts, CancellationToken stop)
    {
        var guessed = PlanGuess.Of(file);
        var had = form.Columns.ToLookup(c => c.Column ?? "", StringComparer.Ordinal);
        if (!form.Columns.Select(c => c.Column).SequenceEqual(file.Header))
            form.Columns = [.. MappingForm.From(guessed, "").Columns.Select(c => had[c.Column ?? ""].FirstOrDefault() ?? c)];
        while (form.Fixed.Count < MappingForm.FixedRows)
            form.Fixed.Add(new FixedForm());
        var rows = file.Rows().Where(r => r.Flaw is null).Take(SampleRows).ToList();
        var samples = Enumerable.Range(0, file.Header.Count).Select(i => (IReadOnlyList<string>)[.. rows.Select(r => Short(r[i]))]).ToList();
        var suppliers = await db.Suppliers.AsNoTracking().OrderBy(s => s.Name).Select(s => new SelectListItem(s.Name, s.Id.ToString(), s.Id == form.SupplierId)).ToListAsync(stop);
        return new MappingPage(run.Id, run.FileName, form, file.Format, file.Encoding, file.Separator, samples, ImportWords.Targets(texts), suppliers);
    }

    private static string Short(string cell) => cell.Length > 60 ? cell[..60] + "…" : cell;
}
