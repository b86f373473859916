using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>What stands on the home page, in which order and when.</summary>
[Route("admin/home")]
[Needs(Permissions.ContentWrite)]
public sealed class HomeBlocksController(ShopDb db, ContentDesk desk, ContentPictures pictures, TimeProvider clock, WebTexts texts)
    : ContentController<HomeBlock, HomeBlockForm>(db, desk, texts)
{
    protected override string Home => "/admin/home";

    protected override string EditorView => "HomeBlock";

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var now = clock.UtcNow();
        var blocks = await Db.HomeBlocks.AsNoTracking().OrderBy(b => b.Position).ThenBy(b => b.Id).ToListAsync(stop);
        return View("HomeBlocks", blocks.ConvertAll(b => new PlacedRow(b.Id, b.Title, Texts.BlockKind(b.Kind), b.Active, b.ShownFrom, b.ShownUntil, b.Active && b.IsWithin(now))));
    }

    /// <summary>The kind is chosen first; the form then asks for what that kind shows.</summary>
    [HttpGet("new")]
    public override async Task<IActionResult> New(CancellationToken stop) => HomeBlock.Kinds.FirstOrDefault(k => k == Request.Query["kind"]) is { } kind
        ? View(EditorView, await EditorAsync(Editing.New(Home), new HomeBlockForm { Kind = kind }, stop))
        : View("HomeBlockKinds");

    [HttpPost("order")]
    public async Task<IActionResult> Order(List<int> ids, int? up, int? down, CancellationToken stop)
    {
        await Desk.ArrangeAsync<HomeBlock>(ids, up, down, stop);
        return Redirect(Home);
    }

    protected override HomeBlockForm From(HomeBlock row) => HomeBlockForm.From(row);

    protected override IEnumerable<int?> PictureIds(HomeBlockForm form) => [form.Picture.PictureId, form.Phone.PictureId];

    protected override async Task PrepareAsync(int id, HomeBlockForm form, CancellationToken stop)
    {
        foreach (var (name, fields) in new[] { ("Picture", form.Picture), ("Phone", form.Phone) })
        {
            if (await pictures.TakeAsync(fields, stop) is { } problem)
                ModelState.AddModelError($"Form.{name}.Upload", problem.ToString());
            ModelState.Remove($"Form.{name}.PictureId");
        }
    }

    protected override async Task<Dictionary<string, IReadOnlyList<SelectListItem>>> ChoicesAsync(int id, HomeBlockForm form, CancellationToken stop)
    {
        var shelves = new SelectListGroup { Name = Texts["Kategorien"].Value };
        var categories = await Db.Categories.AsNoTracking().OrderBy(c => c.Path.De).Select(c => new { c.Key, c.Name }).ToListAsync(stop);
        return new Dictionary<string, IReadOnlyList<SelectListItem>>
        {
            ["Target"] = await TargetFields.ChoicesAsync(Db, Texts, form.Link.Target, stop),
            ["ButtonStyle"] = [.. CallToAction.Styles.Prepend("").Select(s => new SelectListItem(Texts.StyleWord(s), s))],
            ["Source"] =
            [
                new(Texts["Die beliebtesten"].Value, "popular"), new(Texts["Die neuesten"].Value, "newest"), new(Texts["Selbst gewählt (Artikelnummern unten)"].Value, "skus"),
                .. categories.Select(c => new SelectListItem { Text = c.Name.ToString(), Value = "category:" + c.Key, Group = shelves }),
            ],
        };
    }
}
