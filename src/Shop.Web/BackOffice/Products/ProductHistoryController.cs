using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>Every kept state of a product, what each changed, and the way back for a field or the whole.</summary>
[Route("admin/products/{id:int}/history")]
[ChangesBy(Way.Editor)]
[Needs(Permissions.CatalogRead)]
public sealed class ProductHistoryController(ShopDb db, ProductDesk desk, WebTexts texts) : Controller
{
    private const int Size = 20;

    [HttpGet]
    public async Task<IActionResult> Index(int id, int? before, CancellationToken stop)
    {
        if (await ProductEditor.LoadAsync(db, id, stop) is not { } editor)
            return NotFound();
        var entries = await ProductHistory.PageAsync(db, id, before, Size + 1, stop);
        var last = before is null && entries.Count > 0 ? FormFields.Read(entries[0].Revision.Content) : null;
        var until = before is null ? null : await db.ProductRevisions.Where(r => r.Id == before && r.ProductId == id).Select(r => (DateTime?)r.At).FirstOrDefaultAsync(stop);
        var ways = await OtherWays.ReadAsync(db, editor, entries.Count > Size ? entries[Size - 1].Revision.At : null, until, stop);
        var told = ways.SelectMany(w => w.Changes).Select(c => c.Path).ToHashSet(StringComparer.Ordinal);
        var named = await NamedAsync(editor, entries, stop);
        return View("History", new HistoryPage(
            named,
            HistoryLine.Of([.. entries.Take(Size)], ways),
            last is null ? [] : [.. ProductHistory.Changes(last, FormFields.Read(editor.Basis.Fields)!).Where(c => !told.Contains(c.Path))],
            entries.Count > Size ? entries[Size - 1].Revision.Id : null,
            await ProductHistory.TagNamesAsync(db, ways, stop)));
    }

    /// <param name="id">The product.</param>
    /// <param name="revision">The state to take from.</param>
    /// <param name="path">The field; all of them where it is empty.</param>
    /// <param name="stop">Ends the call.</param>
    [HttpPost("restore")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Restore(int id, int revision, string? path, CancellationToken stop)
    {
        var earlier = await db.ProductRevisions.AsNoTracking().FirstOrDefaultAsync(r => r.Id == revision && r.ProductId == id, stop);
        if (earlier is null || FormFields.Read(earlier.Content) is not { } fields || (path is { Length: > 0 } && !fields.Has(path)))
            return NotFound();
        return Told(id, await desk.RestoreAsync(id, earlier, path is { Length: > 0 } ? path : null, stop));
    }

    /// <summary>Gives what another way than the editor changed its old values back.</summary>
    /// <param name="id">The product.</param>
    /// <param name="first">The oldest of the save's lines in the change log.</param>
    /// <param name="last">The latest of them.</param>
    /// <param name="path">The field; all of them where it is empty.</param>
    /// <param name="stop">Ends the call.</param>
    [HttpPost("restore-logged")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> RestoreLogged(int id, long first, long last, string? path, CancellationToken stop)
    {
        if (await ProductEditor.LoadAsync(db, id, stop) is not { } editor)
            return NotFound();
        var changes = await OtherWays.BetweenAsync(db, editor.Product, FormFields.Read(editor.Basis.Fields)!, first, last, stop);
        var wanted = changes.Where(c => c.Lasting && (string.IsNullOrEmpty(path) || c.Path == path)).ToList();
        return wanted.Count == 0 ? NotFound() : Told(id, await desk.RestoreAsync(id, wanted, stop));
    }

    private RedirectToActionResult Told(int id, Saved saved)
    {
        if (saved.Ok)
            this.Say(texts["Zurückgeholt. Auch das steht jetzt im Verlauf."]);
        else
            TempData[Saying.RefusedKey] = saved.Problem?.ToString() ?? string.Join(" ", saved.Mistakes!.Errors.Select(e => e.ErrorMessage).Distinct());
        return RedirectToAction(nameof(Index), new { id });
    }

    /// <summary>With the names of products that stood beside this one earlier.</summary>
    private async Task<ProductEditor> NamedAsync(ProductEditor editor, IReadOnlyList<HistoryEntry> entries, CancellationToken stop)
    {
        var ids = entries.SelectMany(e => e.Changes).Where(c => c.Path == nameof(ProductForm.RelatedIds)).SelectMany(c => $"{c.Before}, {c.After}".Split(", "))
            .Select(i => int.TryParse(i, CultureInfo.InvariantCulture, out var one) ? one : 0).Where(i => i > 0);
        return editor with { Choices = await editor.Choices.KnowingAsync(db, ids, stop) };
    }
}

/// <summary>A page of the history.</summary>
/// <param name="Editor">The product as it is.</param>
/// <param name="Lines">Newest first.</param>
/// <param name="Since">What changed since the newest state without a trace in the change log.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
/// <param name="Tags">Names of tags by number.</param>
public sealed record HistoryPage(ProductEditor Editor, IReadOnlyList<HistoryLine> Lines, IReadOnlyList<FieldChange> Since, int? Next, IReadOnlyDictionary<string, string> Tags);
