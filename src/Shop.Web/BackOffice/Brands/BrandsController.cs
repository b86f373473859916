using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Content;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Brands;

/// <summary>The names customers look for; who made a product in law is its manufacturer.</summary>
[Route("admin/brands")]
[Needs(Permissions.CatalogRead)]
public sealed class BrandsController(ShopDb db, ProductSearchText search, ContentPictures pictures, WebTexts texts) : Controller
{
    private const long MostBytes = Shop.Files.PictureFile.MostBytes + (1 << 20);

    [HttpGet]
    public async Task<IActionResult> Index(string? q, CancellationToken stop)
    {
        var rows = from b in db.Brands.AsNoTracking()
                   join p in db.Pictures on b.PictureId equals p.Id into logos
                   from p in logos.DefaultIfEmpty()
                   orderby b.Name
                   select new BrandRow(b.Id, b.Key, b.Name, p.Key, b.Description.De != "", b.Description.En != "", db.Products.Count(x => x.BrandId == b.Id));
        var all = await rows.ToListAsync(stop);
        var words = (q ?? "").Trim();
        ViewData["Query"] = words;
        return View("Brands", words.Length == 0 ? all : all.FindAll(b => Slug.Fold(b.Name).Contains(Slug.Fold(words), StringComparison.Ordinal)));
    }

    [HttpGet("new")]
    [Needs(Permissions.CatalogWrite)]
    public IActionResult New() => View("EditBrand", new BrandEditor(new BrandForm(), null, 0));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.Brands.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, stop) is { } brand ? View("EditBrand", await EditorAsync(BrandForm.From(brand), stop)) : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [Needs(Permissions.CatalogWrite)]
    [RequestSizeLimit(MostBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] BrandForm form, CancellationToken stop)
    {
        var brand = id == 0 ? null : await db.Brands.FirstOrDefaultAsync(b => b.Id == id, stop);
        if (id != 0 && brand is null)
            return NotFound();
        var name = form.Name.Trim();
        if (ModelState.IsValid && await db.Brands.AnyAsync(b => b.Id != id && b.Name == name, stop))
            ModelState.AddModelError("Form.Name", texts["Eine Marke mit diesem Namen gibt es schon."]);
        if (ModelState.IsValid && brand is not null && form.Version != brand.Version)
        {
            ModelState.Clear();
            form.Version = brand.Version;
            ModelState.AddModelError("", texts["Die Marke wurde inzwischen von jemand anderem geändert. Ihre Angaben stehen unten und sind noch nicht gespeichert."]);
        }
        if (ModelState.IsValid && await pictures.TakeAsync(form.Logo, stop) is { } trouble)
            ModelState.AddModelError("Form.Logo.Upload", trouble.ToString());
        if (!ModelState.IsValid)
            return this.Again("EditBrand", await EditorAsync(form, stop));
        brand ??= db.Brands.Add(new Brand { Name = name, Key = await FreeKeyAsync(name, stop), Position = 0 }).Entity;
        form.ApplyTo(brand);
        await db.SaveChangesAsync(stop);
        await search.RefreshAsync(await db.Products.Where(p => p.BrandId == brand.Id).Select(p => p.Id).ToListAsync(stop), stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:int}/remove")]
    [Needs(Permissions.CatalogWrite)]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.Brands.FirstOrDefaultAsync(b => b.Id == id, stop) is not { } brand)
            return NotFound();
        if (await db.Products.CountAsync(p => p.BrandId == id, stop) is > 0 and var used)
        {
            this.Refuse(InUse(used));
            return RedirectToAction(nameof(Edit), new { id });
        }
        db.Brands.Remove(brand);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Die Marke ist gelöscht."]);
        return RedirectToAction(nameof(Index));
    }

    public static Problem InUse(int products) => new("brand-in-use", "Die Marke steht noch bei Produkten ({0}). Geben Sie ihnen zuerst eine andere, dann lässt sie sich löschen.", products);

    private async Task<BrandEditor> EditorAsync(BrandForm form, CancellationToken stop) => new(
        form,
        form.Logo.PictureId is { } picture ? await db.Pictures.Where(p => p.Id == picture).Select(p => p.Key).FirstOrDefaultAsync(stop) : null,
        form.Id == 0 ? 0 : await db.Products.CountAsync(p => p.BrandId == form.Id, stop));

    private async Task<string> FreeKeyAsync(string name, CancellationToken stop)
    {
        var key = Slug.From(name);
        var taken = await db.Brands.Where(b => b.Key.StartsWith(key)).Select(b => b.Key).ToListAsync(stop);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? key : $"{key}-{n}").First(k => !taken.Contains(k));
    }
}

/// <summary>A brand in the list.</summary>
public sealed record BrandRow(int Id, string Key, string Name, string? LogoKey, bool German, bool English, int Products);

/// <summary>A brand being edited.</summary>
public sealed record BrandEditor(BrandForm Form, string? LogoKey, int Products);
