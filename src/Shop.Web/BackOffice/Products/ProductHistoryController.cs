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
        return View("History", new HistoryPage(
            await NamedAsync(editor, entries, stop),
            [.. entries.Take(Size)],
            last is null ? [] : ProductHistory.Changes(last, FormFields.Read(editor.Basis.Fields)!),
            entries.Count > Size ? entries[Size - 1].Revision.Id : null));
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
        var saved = await desk.RestoreAsync(id, earlier, path is { Length: > 0 } ? path : null, stop);
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
            .Select(i => int.TryParse(i, System.Globalization.CultureInfo.InvariantCulture, out var one) ? one : 0).Where(i => i > 0);
        return editor with { Choices = await editor.Choices.KnowingAsync(db, ids, stop) };
    }
}

/// <summary>A page of the history.</summary>
/// <param name="Editor">The product as it is.</param>
/// <param name="Entries">Newest first.</param>
/// <param name="Since">What changed by other ways since the newest.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record HistoryPage(ProductEditor Editor, IReadOnlyList<HistoryEntry> Entries, IReadOnlyList<FieldChange> Since, int? Next);
