using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>PDFs that customers download from a product's page: add, take away.</summary>
[Route("admin/products/{id:int}/documents")]
[Needs(Permissions.CatalogWrite)]
public sealed class ProductDocumentsController(ShopDb db, TimeProvider clock, WebTexts texts) : Controller
{
    private const long MostBytes = ProductDocument.MostBytes + (1 << 20);

    [HttpPost]
    [RequestSizeLimit(MostBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Add(int id, IFormFile? upload, string? nameDe, string? nameEn, CancellationToken stop)
    {
        if (!await db.Products.AnyAsync(p => p.Id == id, stop))
            return NotFound();
        if (upload is null)
            this.Refuse(new Problem("no-file", "Bitte wählen Sie zuerst ein PDF aus."));
        else if (await TakeAsync(id, upload, Name(nameDe, nameEn, upload.FileName), stop) is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Das Dokument steht jetzt auf der Produktseite."]);
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
