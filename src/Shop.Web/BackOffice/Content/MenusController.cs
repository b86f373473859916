using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Catalog;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>The menus of header and footer.</summary>
[Route("admin/menus")]
[Needs(Permissions.ContentWrite)]
public sealed class MenusController(ShopDb db, ContentDesk desk, WebTexts texts) : ContentController<MenuEntry, MenuForm>(db, desk, texts)
{
    protected override string Home => "/admin/menus";

    protected override string EditorView => "Menu";

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var entries = await Db.MenuEntries.AsNoTracking().OrderBy(e => e.Position).ThenBy(e => e.Id).ToListAsync(stop);
        var names = await TargetFields.NamesAsync(Db, Texts, stop);
        return View("Menus", entries.Where(e => e.ParentId is null).SelectMany(e => entries.Where(b => b.ParentId == e.Id).Prepend(e)).Select(Row).ToList());

        PlacedRow Row(MenuEntry e)
        {
            var there = TargetFields.NameOf(e.Target, names);
            return new PlacedRow(e.Id, e.Label.De.Length > 0 ? e.Label : LocalizedText.Both(there), e.Target.Length == 0 ? "" : there, true, null, null, true, e.Menu, e.ParentId is not null);
        }
    }

    [HttpGet("new")]
    public override async Task<IActionResult> New(CancellationToken stop)
    {
        var form = new MenuForm { Menu = MenuEntry.Menus.Contains(Request.Query["menu"].ToString()) ? Request.Query["menu"].ToString() : MenuEntry.Header };
        return View(EditorView, await EditorAsync(Editing.New(Home), form, stop));
    }

    [HttpPost("order")]
    public async Task<IActionResult> Order(List<int> ids, int? up, int? down, CancellationToken stop)
    {
        await Desk.ArrangeAsync<MenuEntry>(ids, up, down, stop);
        return Redirect(Home);
    }

    /// <summary>Fills an empty header with the shelves, to go on from there.</summary>
    [HttpPost("fill")]
    public async Task<IActionResult> Fill(CancellationToken stop)
    {
        if (await Db.MenuEntries.AnyAsync(e => e.Menu == MenuEntry.Header, stop))
            return Redirect(Home);
        var tree = await CategoryTree.ReadAsync(Db, stop);
        Db.MenuEntries.AddRange(tree.Roots.Select((s, i) => new MenuEntry { Target = "category:" + s.Key, Position = i + 1 }));
        await Db.SaveChangesAsync(stop);
        this.Say(Texts["Die Kategorien stehen jetzt als Einträge im Menü."]);
        return Redirect(Home);
    }

    protected override MenuForm From(MenuEntry row) => MenuForm.From(row);

    protected override async Task PrepareAsync(int id, MenuForm form, CancellationToken stop)
    {
        var parent = form.Parent == 0 ? null : await Db.MenuEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == form.Parent, stop);
        var entry = new MenuEntry { Id = id, Menu = form.Menu };
        if (form.Parent != 0 && parent is null)
            ModelState.AddModelError("Form.Parent", ContentDesk.Gone.ToString());
        else if (entry.WhyNotBelow(parent, id != 0 && await Db.MenuEntries.AnyAsync(e => e.ParentId == id, stop)) is { } problem)
            ModelState.AddModelError("Form.Parent", problem.ToString());
    }

    protected override async Task BesideAsync(int id, CancellationToken stop) =>
        Db.MenuEntries.RemoveRange(await Db.MenuEntries.Where(e => e.ParentId == id).ToListAsync(stop));

    protected override async Task<Dictionary<string, IReadOnlyList<SelectListItem>>> ChoicesAsync(int id, MenuForm form, CancellationToken stop)
    {
        var parents = await Db.MenuEntries.AsNoTracking().Where(e => e.Menu == form.Menu && e.ParentId == null && e.Id != id).OrderBy(e => e.Position).ToListAsync(stop);
        var targets = await TargetFields.ChoicesAsync(Db, Texts, form.Link.Target, stop);
        var names = targets.ToDictionary(c => c.Value, c => c.Text);
        return new Dictionary<string, IReadOnlyList<SelectListItem>>
        {
            ["Target"] = targets,
            ["Parent"] = [new(Texts["Erste Ebene"].Value, "0"), .. parents.Select(p => new SelectListItem(p.Label.De.Length > 0 ? p.Label.ToString() : names.GetValueOrDefault(p.Target, p.Target), $"{p.Id}"))],
        };
    }
}

/// <summary>An entry of a menu.</summary>
public sealed class MenuForm : ContentForm<MenuEntry>
{
    public string Menu { get; set; } = MenuEntry.Header;

    /// <summary>0 is the first level.</summary>
    public int Parent { get; set; }

    public TwoTexts Label { get; set; } = new();

    public TargetFields Link { get; set; } = new();

    public static MenuForm From(MenuEntry entry) => new()
    {
        Version = entry.Version,
        Menu = entry.Menu,
        Parent = entry.ParentId ?? 0,
        Label = TwoTexts.From(entry.Label),
        Link = TargetFields.From(entry.Target),
    };

    public override void ApplyTo(MenuEntry row)
    {
        row.Menu = Menu;
        row.ParentId = Parent == 0 ? null : Parent;
        row.Label = Label.ToText();
        row.Target = Link.ToTarget();
    }

    public sealed class Validator : AbstractValidator<MenuForm>
    {
        public Validator(WebTexts texts, ShopDb db)
        {
            RuleFor(f => f.Menu).Must(MenuEntry.Menus.Contains).WithMessage(_ => texts["Bitte prüfen Sie diese Angabe."]);
            RuleFor(f => f.Label).SetValidator(new TwoTexts.Within(texts, 80));
            RuleFor(f => f.Link).SetValidator(new TargetFields.Within(texts, db));
            RuleFor(f => f.Label.De).Must((f, label) => label.Trim().Length > 0 || f.Link.Target is not ("" or "url")).WithMessage(_ => texts["Ohne Ziel im Shop braucht der Eintrag eine Beschriftung."]);
        }
    }
}
