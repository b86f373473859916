using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Files;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>Pictures of a product: add, put in order, take away and back. They are rows of their own: the product's version stays, and with it what is typed in its editor.</summary>
[Route("admin/products/{id:int}/pictures")]
[ChangesBy(Way.Pictures)]
[Needs(Permissions.CatalogWrite)]
public sealed class ProductPicturesController(ShopDb db, PictureShelf shelf, TimeProvider clock, WebTexts texts) : Controller
{
    private const int MostAtOnce = 20;

    /// <summary>Room for ten pictures of the largest size and the form around them.</summary>
    private const long MostBytes = (10 * (long)PictureFile.MostBytes) + (1 << 20);

    /// <summary>The editor's part with the pictures, for its script.</summary>
    [HttpGet]
    public async Task<IActionResult> Part(int id, CancellationToken stop) =>
        await ProductEditor.LoadAsync(db, id, stop) is { } editor ? PartialView("_Pictures", editor) : NotFound();

    /// <summary>Whether the widths of a picture are made.</summary>
    [HttpGet("{pictureId:int}/state")]
    public async Task<IActionResult> State(int id, int pictureId, CancellationToken stop) =>
        await Of(id).Include(p => p.Picture).AsNoTracking().SingleOrDefaultAsync(p => p.Id == pictureId, stop) is { } picture ? PartialView("_PictureState", picture) : NotFound();

    [HttpPost]
    [RequestSizeLimit(MostBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Add(int id, List<IFormFile> uploads, CancellationToken stop)
    {
        if (!await db.Products.AnyAsync(p => p.Id == id, stop))
            return NotFound();
        var taken = new List<int>();
        var refused = new List<string>();
        foreach (var upload in uploads.Take(MostAtOnce))
        {
            var picture = await TakeAsync(upload, stop);
            if (picture.Problem is { } problem)
                refused.Add($"{upload.FileName}: {problem}");
            else
                taken.Add(picture.Value.Id);
        }
        await HangAsync(id, taken, stop);
        // The script sends one file after the other and shows each one's own answer.
        if (IsScript)
            return refused.Count > 0 ? UnprocessableEntity(new { text = refused[0] }) : Ok(new { text = "" });
        Tell(uploads.Count, taken.Count, refused);
        return Back(id);
    }

    /// <summary>Puts a picture one place up or down, or all into the order of their numbers.</summary>
    [HttpPost("move")]
    public async Task<IActionResult> Move(int id, int? up, int? down, List<int> order, CancellationToken stop)
    {
        var pictures = await Of(id).OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(stop);
        var at = pictures.FindIndex(p => p.Id == (up ?? down));
        if (at < 0 && order.Count == 0)
            return NotFound();
        if (order.Count > 0)
        {
            pictures = [.. pictures.OrderBy(p => order.IndexOf(p.Id) is >= 0 and var place ? place : int.MaxValue)];
        }
        else
        {
            var to = Math.Clamp(at + (up is null ? 1 : -1), 0, pictures.Count - 1);
            (pictures[at], pictures[to]) = (pictures[to], pictures[at]);
        }
        foreach (var (place, picture) in pictures.Index())
            picture.Position = place;
        if (db.ChangeTracker.HasChanges())
            db.ChangeLog.Add(Order(id, clock.UtcNow(), [.. pictures.Select(p => p.Alt.De.Length > 0 ? p.Alt.De : "#" + p.Id)]));
        await db.SaveChangesAsync(stop);
        return order.Count > 0 ? NoContent() : Back(id);
    }

    /// <summary>The page then offers the way back in the picture's place.</summary>
    [HttpPost("remove")]
    public async Task<IActionResult> Remove(int id, int pictureId, [FromServices] RemovePicture remove, CancellationToken stop) =>
        await remove.RemoveAsync(id, pictureId, stop) is null ? NotFound() : IsScript ? NoContent() : Back(id);

    [HttpPost("put-back")]
    public async Task<IActionResult> PutBack(int id, int removedId, [FromServices] PutPictureBack back, CancellationToken stop)
    {
        var put = await back.PutBackAsync(id, removedId, stop);
        if (IsScript)
            return put.Problem is { } why ? UnprocessableEntity(new { text = why.ToString() }) : NoContent();
        if (put.Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(texts["Das Bild ist wieder da, mit Text, Blickpunkt und Platz."]);
        return Back(id);
    }

    /// <summary>Tries once more to make the widths of a picture.</summary>
    [HttpPost("retry")]
    public async Task<IActionResult> Retry(int id, int pictureId, [FromServices] MakePictures make, CancellationToken stop)
    {
        if (await Of(id).SingleOrDefaultAsync(p => p.Id == pictureId, stop) is not { } picture)
            return NotFound();
        await make.RetryAsync(picture.PictureId, stop);
        this.Say(texts["Die Größen werden noch einmal gemacht."]);
        return Back(id);
    }

    private static ChangeLogEntry Order(int id, DateTime now, IReadOnlyList<string> names) =>
        new() { At = now, Who = Actor.Current, Entity = nameof(Product), EntityId = id, Action = "Changed", Field = "Pictures.Order", NewValue = string.Join(" → ", names) };

    private bool IsScript => Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);

    private IQueryable<ProductPicture> Of(int id) => db.ProductPictures.Where(p => p.ProductId == id);

    private async Task<Result<Picture>> TakeAsync(IFormFile upload, CancellationToken stop)
    {
        if (upload.Length > PictureFile.MostBytes)
            return PictureFile.TooLarge;
        using var bytes = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(bytes, stop);
        var taken = await shelf.TakeAsync(bytes.ToArray(), stop);
        if (taken is { Ok: true, Value.Id: 0 })
        {
            db.Pictures.Add(taken.Value);
            await db.SaveChangesAsync(stop);
        }
        return taken;
    }

    /// <summary>What the picture shows is written by people; until then customers don't see it.</summary>
    private async Task HangAsync(int id, List<int> pictureIds, CancellationToken stop)
    {
        var hung = await Of(id).Select(p => new { p.PictureId, p.Position }).ToListAsync(stop);
        var next = hung.Select(p => p.Position + 1).DefaultIfEmpty(0).Max();
        foreach (var pictureId in pictureIds.Distinct().Where(p => !hung.Exists(h => h.PictureId == p)))
            db.ProductPictures.Add(new ProductPicture { ProductId = id, PictureId = pictureId, Position = next++ });
        await db.SaveChangesAsync(stop);
        await db.RefreshCompletenessAsync([id], stop);
    }

    private void Tell(int sent, int taken, List<string> refused)
    {
        if (refused.Count > 0)
            TempData[Saying.RefusedKey] = string.Join(" ", refused);
        else if (sent == 0)
            this.Refuse(new Problem("no-file", "Bitte wählen Sie zuerst ein Bild aus."));
        if (taken > 0)
            this.Say(texts.Count(taken, "Ein Bild ist dazugekommen. Schreiben Sie noch auf Deutsch und Englisch, was zu sehen ist; dann sehen es Kunden.", "{0} Bilder sind dazugekommen. Schreiben Sie noch auf Deutsch und Englisch, was zu sehen ist; dann sehen sie Kunden."));
    }

    private RedirectResult Back(int id) => Redirect($"/admin/products/{id}#bilder");
}
