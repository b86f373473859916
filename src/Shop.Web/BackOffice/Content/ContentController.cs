using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Files;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>The screens that every kind of content has: new, edit with earlier wordings, save, remove.</summary>
public abstract class ContentController<TRow, TForm>(ShopDb db, ContentDesk desk, WebTexts texts) : Controller
    where TRow : class, IAudited, IVersioned, new()
    where TForm : ContentForm<TRow>, new()
{
    /// <summary>Room for two pictures of the largest size and the form around them.</summary>
    private const long MostBytes = (2 * (long)PictureFile.MostBytes) + (1 << 20);

    protected ShopDb Db { get; } = db;

    protected ContentDesk Desk { get; } = desk;

    protected WebTexts Texts { get; } = texts;

    /// <summary>Address of the list.</summary>
    protected abstract string Home { get; }

    protected abstract string EditorView { get; }

    [HttpGet("new")]
    public virtual async Task<IActionResult> New(CancellationToken stop) =>
        View(EditorView, await EditorAsync(Editing.New(Home), new TForm(), stop));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, int? wording, CancellationToken stop)
    {
        if (await RowAsync(id, stop) is not { } row)
            return NotFound();
        var form = From(row);
        var editing = await OpenAsync(id, stop);
        if (wording is { } old && await Desk.OldAsync<TRow, TForm>(id, old, stop) is { } earlier)
        {
            earlier.Version = form.Version;
            form = earlier;
            editing = editing with { Shown = editing.History.First(h => h.Id == old) };
        }
        return View(EditorView, await EditorAsync(editing, form, stop));
    }

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    [RequestSizeLimit(MostBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Save(int id, [Bind(Prefix = "Form")] TForm form, CancellationToken stop)
    {
        if (ModelState.IsValid)
            await PrepareAsync(id, form, stop);
        if (!ModelState.IsValid)
            return this.Again(EditorView, await EditorAsync(id == 0 ? Editing.New(Home) : await OpenAsync(id, stop), form, stop));
        var kept = await Desk.KeepAsync(id, form, From, stop);
        if (kept.Problem == ContentDesk.Gone)
            return NotFound();
        if (!kept.Ok)
            return await ChangedAsync(id, form, stop);
        this.Say(Texts["Gespeichert. Die frühere Fassung bleibt erhalten."]);
        return Redirect(After(kept.Value));
    }

    [HttpPost("{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        await BesideAsync(id, stop);
        if (await Desk.RemoveAsync<TRow>(id, stop) is not null)
            return NotFound();
        this.Say(Texts["Der Eintrag ist gelöscht."]);
        return Redirect(Home);
    }

    protected abstract TForm From(TRow row);

    /// <summary>Where one is after saving.</summary>
    protected virtual string After(int id) => Home;

    /// <summary>Looks at what a validator can't know, such as files; adds what is wrong to the model state.</summary>
    protected virtual Task PrepareAsync(int id, TForm form, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Marks what goes with a row that is removed.</summary>
    protected virtual Task BesideAsync(int id, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Items of the lists by the name of their field.</summary>
    protected virtual Task<Dictionary<string, IReadOnlyList<SelectListItem>>> ChoicesAsync(int id, TForm form, CancellationToken stop) =>
        Task.FromResult(new Dictionary<string, IReadOnlyList<SelectListItem>>());

    protected virtual IEnumerable<int?> PictureIds(TForm form) => [];

    protected async Task<ContentEditor<TForm>> EditorAsync(Editing editing, TForm form, CancellationToken stop)
    {
        var ids = PictureIds(form).OfType<int>().ToList();
        var pictures = ids.Count == 0 ? new Dictionary<int, string>() : await Db.Pictures.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Key, stop);
        return new ContentEditor<TForm>(editing, form, await ChoicesAsync(editing.Id, form, stop), pictures);
    }

    private async Task<TRow?> RowAsync(int id, CancellationToken stop)
    {
        Db.ChangeTracker.Clear();
        return await Db.FindAsync<TRow>([id], stop);
    }

    private async Task<Editing> OpenAsync(int id, CancellationToken stop) => new(Home, id, await Desk.HistoryAsync<TRow>(id, stop), null, []);

    private async Task<IActionResult> ChangedAsync(int id, TForm form, CancellationToken stop)
    {
        if (await RowAsync(id, stop) is not { } now)
            return NotFound();
        var editing = await OpenAsync(id, stop) with { Changed = ChangedField.Between(form, From(now)) };
        form.Version = now.Version;
        ModelState.Clear();
        ModelState.AddModelError("", ContentDesk.Changed.ToString());
        return this.Again(EditorView, await EditorAsync(editing, form, stop), StatusCodes.Status409Conflict);
    }
}
