using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Files;
using Shop.Stock;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Catalog;

/// <summary>Pictures of a product: add, put in order, take away.</summary>
[Route("admin/products/{id:int}/pictures")]
[Needs(Permissions.CatalogWrite)]
public sealed class ProductPicturesController(ShopDb db, PictureShelf shelf, ReviseProduct revise, WebTexts texts) : Controller
{
    private const int MostAtOnce = 10;

    /// <summary>Room for ten pictures of the largest size and the form around them.</summary>
    private const long MostBytes = (MostAtOnce * (long)PictureFile.MostBytes) + (1 << 20);

    [HttpPost]
    [RequestSizeLimit(MostBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Add(int id, List<IFormFile> uploads, CancellationToken stop)
    {
        if (!await db.Products.AnyAsync(p => p.Id == id, stop))
            return NotFound();
        var taken = new List<int>();
        foreach (var upload in uploads.Take(MostAtOnce))
        {
            var picture = await TakeAsync(upload, stop);
            if (picture.Problem is { } problem)
                TempData[Saying.RefusedKey] = $"{upload.FileName}: {problem}";
            else
                taken.Add(picture.Value.Id);
        }
        if (taken.Count > 0)
        {
            await revise.ReviseAsync(id, null, product => Hang(product, taken), [], stop);
            this.Say(texts.Count(taken.Count, "Ein Bild ist dazugekommen. Bitte prüfen Sie seinen Satz für Menschen, die es nicht sehen.", "{0} Bilder sind dazugekommen. Bitte prüfen Sie ihre Sätze für Menschen, die sie nicht sehen."));
        }
        else if (uploads.Count == 0)
            this.Refuse(new Problem("no-file", "Bitte wählen Sie zuerst ein Bild aus."));
        return Back(id);
    }

    [HttpPost("move")]
    public async Task<IActionResult> Move(int id, int? up, int? down, CancellationToken stop)
    {
        if (!await db.ProductPictures.AnyAsync(p => p.ProductId == id && p.Id == (up ?? down), stop))
            return NotFound();
        await revise.ReviseAsync(id, null, product => Shift(product, up ?? down ?? 0, up is null ? 1 : -1), [], stop);
        return Back(id);
    }

    [HttpPost("remove")]
    public async Task<IActionResult> Remove(int id, int pictureId, CancellationToken stop)
    {
        if (!await db.ProductPictures.AnyAsync(p => p.ProductId == id && p.Id == pictureId, stop))
            return NotFound();
        await revise.ReviseAsync(id, null, product => TakeDown(product, pictureId), [], stop);
        this.Say(texts["Das Bild ist entfernt."]);
        return Back(id);
    }

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

    private static Problem? Hang(Product product, List<int> pictureIds)
    {
        var next = product.Pictures.Select(p => p.Position + 1).DefaultIfEmpty(0).Max();
        foreach (var pictureId in pictureIds.Where(p => !product.Pictures.Exists(x => x.PictureId == p)))
            product.Pictures.Add(new ProductPicture { PictureId = pictureId, Alt = new(product.Name.De, product.Name.In("en")), Position = next++ });
        return null;
    }

    private static Problem? Shift(Product product, int id, int by)
    {
        var order = product.Pictures.OrderBy(p => p.Position).ThenBy(p => p.Id).ToList();
        var at = order.FindIndex(p => p.Id == id);
        var to = Math.Clamp(at + by, 0, order.Count - 1);
        (order[at], order[to]) = (order[to], order[at]);
        for (var i = 0; i < order.Count; i++)
            order[i].Position = i;
        return null;
    }

    private static Problem? TakeDown(Product product, int id)
    {
        product.Pictures.RemoveAll(p => p.Id == id);
        return null;
    }

    private RedirectResult Back(int id) => Redirect($"/admin/products/{id}#bilder");
}
