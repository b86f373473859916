using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>PDFs that customers download from a product's page: add, name, put in order, take away.</summary>
[Route("admin/products/{id:int}/documents")]
[ChangesBy(Way.Documents)]
[Needs(Permissions.CatalogWrite)]
public sealed class ProductDocumentsController(ShopDb db, TimeProvider clock, WebTexts texts) : Controller
{
    private const int MostAtOnce = 10;
    private const long MostBytes = (MostAtOnce * (long)ProductDocument.MostBytes) + (1 << 20);

    [HttpPost]
    [RequestSizeLimit(MostBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Add(int id, List<IFormFile> upload, string? nameDe, string? nameEn, CancellationToken stop)
    {
        if (!await db.Products.AnyAsync(p => p.Id == id, stop))
            return NotFound();
        if (upload.Count == 0)
            this.Refuse(new Problem("no-file", "Bitte wählen Sie zuerst ein PDF aus."));
        var refused = new List<string>();
        foreach (var file in upload.Take(MostAtOnce))
        {
            // A typed name is meant for a single file; several are called as their files are.
            var name = upload.Count == 1 ? Name(nameDe, nameEn, file.FileName) : Name(null, null, file.FileName);
            if (await TakeAsync(id, file, name, stop) is { } problem)
                refused.Add($"{file.FileName}: {problem}");
        }
        if (refused.Count > 0)
            TempData[Saying.RefusedKey] = string.Join(" ", refused);
        if (upload.Count > refused.Count)
            this.Say(texts.Count(upload.Count - refused.Count, "Das Dokument steht jetzt auf der Produktseite.", "{0} Dokumente stehen jetzt auf der Produktseite."));
        return Back(id);
    }

    /// <summary>Takes over names, and moves a document one place up or down.</summary>
    [HttpPost("save")]
    public async Task<IActionResult> Save(int id, List<DocumentForm> documents, int? up, int? down, CancellationToken stop)
    {
        var known = await db.ProductDocuments.Where(d => d.ProductId == id).OrderBy(d => d.Position).ThenBy(d => d.Id)
            .Select(d => new { d.Id, d.Name }).ToListAsync(stop);
        if (known.Count == 0)
            return NotFound();
        var order = known.ConvertAll(d => d.Id);
        var at = order.IndexOf(up ?? down ?? 0);
        if (at >= 0)
        {
            var to = Math.Clamp(at + (up is null ? 1 : -1), 0, order.Count - 1);
            (order[at], order[to]) = (order[to], order[at]);
        }
        var renamed = new List<(string Before, string After)>();
        foreach (var document in known)
        {
            var typed = documents.Find(d => d.Id == document.Id);
            var name = typed is null || Typed.Line(typed.De).Length == 0 ? document.Name : new LocalizedText(Cut(Typed.Line(typed.De)), Cut(Typed.Line(typed.En)));
            var place = order.IndexOf(document.Id);
            if (name != document.Name)
                renamed.Add((document.Name.De, name.De));
            // Set-based, so that the files themselves needn't be read.
            await db.ProductDocuments.Where(d => d.Id == document.Id)
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.Name.De, name.De).SetProperty(x => x.Name.En, name.En).SetProperty(x => x.Position, place), stop);
        }
        db.ChangeLog.AddRange(renamed.Select(r => Log(id, "Documents", r.Before, r.After)));
        if (at >= 0)
            db.ChangeLog.Add(Log(id, "Documents.Order", null, string.Join(" → ", order.Select(d => known.First(k => k.Id == d).Name.De))));
        db.MarkStale("catalog");
        db.MarkStale($"product:{id}");
        await db.SaveChangesAsync(stop);
        this.Say(texts["Gespeichert."]);
        return Back(id);
    }

    [HttpPost("remove")]
    public async Task<IActionResult> Remove(int id, int documentId, CancellationToken stop)
    {
        if (await db.ProductDocuments.SingleOrDefaultAsync(d => d.ProductId == id && d.Id == documentId, stop) is not { } document)
            return NotFound();
        db.ProductDocuments.Remove(document);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Das Dokument ist entfernt."]);
        return Back(id);
    }

    /// <summary>What is written set-based leaves no line in the change log by itself.</summary>
    private ChangeLogEntry Log(int id, string field, string? before, string after) =>
        new() { At = clock.UtcNow(), Who = Actor.Current, Entity = nameof(Product), EntityId = id, Action = "Changed", Field = field, OldValue = before, NewValue = after };

    private async Task<Problem?> TakeAsync(int id, IFormFile upload, LocalizedText name, CancellationToken stop)
    {
        if (upload.Length > ProductDocument.MostBytes)
            return ProductDocument.TooLarge;
        using var bytes = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(bytes, stop);
        if (ProductDocument.WhyNot(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is { } problem)
            return problem;
        db.ProductDocuments.Add(new ProductDocument
        {
            ProductId = id,
            Name = name,
            Bytes = bytes.ToArray(),
            Size = (int)bytes.Length,
            Position = await db.ProductDocuments.CountAsync(d => d.ProductId == id, stop),
            AddedAt = clock.UtcNow(),
        });
        db.MarkStale($"product:{id}");
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>What was typed, else the file's name.</summary>
    private static LocalizedText Name(string? de, string? en, string fileName)
    {
        var typed = Typed.Line(de);
        var name = typed.Length > 0 ? typed : Typed.Line(Path.GetFileNameWithoutExtension(fileName));
        return new(Cut(name), Cut(Typed.Line(en)));
    }

    private static string Cut(string text) => text.Length <= 200 ? text : text[..200];

    private RedirectResult Back(int id) => Redirect($"/admin/products/{id}#dokumente");
}

/// <summary>The name of a document in both languages.</summary>
public sealed class DocumentForm
{
    public int Id { get; set; }

    public string? De { get; set; }

    public string? En { get; set; }
}
