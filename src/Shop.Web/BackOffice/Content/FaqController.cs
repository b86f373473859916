using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Content;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>What many ask, with the answers.</summary>
[Route("admin/faq")]
[Needs(Permissions.ContentWrite)]
public sealed class FaqController(ShopDb db, WebTexts texts) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) =>
        View("Faq", await db.FaqEntries.AsNoTracking().OrderBy(e => e.Position).ThenBy(e => e.Id).ToListAsync(stop));

    [HttpGet("new")]
    public IActionResult New() => View("FaqEntry", new FaqForm());

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken stop) =>
        await db.FaqEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, stop) is { } entry ? View("FaqEntry", FaqForm.From(entry)) : NotFound();

    [HttpPost("new")]
    [HttpPost("{id:int}")]
    public async Task<IActionResult> Save(int id, FaqForm form, CancellationToken stop)
    {
        var entry = id == 0 ? new FaqEntry() : await db.FaqEntries.FirstOrDefaultAsync(e => e.Id == id, stop);
        if (entry is null)
            return NotFound();
        if (ModelState.IsValid && entry.Version != form.Version)
        {
            ModelState.Clear();
            form.Version = entry.Version;
            ModelState.AddModelError("", texts["Der Eintrag wurde inzwischen von jemand anderem geändert. Ihre Angaben stehen unten und sind noch nicht gespeichert."]);
        }
        if (!ModelState.IsValid)
            return this.Again("FaqEntry", form);
        if (id == 0)
            db.FaqEntries.Add(entry);
        form.ApplyTo(entry);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Gespeichert."]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("{id:int}/remove")]
    public async Task<IActionResult> Remove(int id, CancellationToken stop)
    {
        if (await db.FaqEntries.FirstOrDefaultAsync(e => e.Id == id, stop) is not { } entry)
            return NotFound();
        db.FaqEntries.Remove(entry);
        await db.SaveChangesAsync(stop);
        this.Say(texts["Der Eintrag ist gelöscht."]);
        return RedirectToAction(nameof(Index));
    }
}

/// <summary>A question and its answer.</summary>
public sealed class FaqForm
{
    public int Id { get; set; }

    public int Version { get; set; }

    public TwoTexts Topic { get; set; } = new();

    public TwoTexts Question { get; set; } = new();

    public TwoTexts Answer { get; set; } = new();

    public string Position { get; set; } = "1";

    public bool Active { get; set; } = true;

    public static FaqForm From(FaqEntry entry) => new()
    {
        Id = entry.Id,
        Version = entry.Version,
        Topic = TwoTexts.From(entry.Topic),
        Question = TwoTexts.From(entry.Question),
        Answer = TwoTexts.From(entry.Answer),
        Position = entry.Position.ToString(CultureInfo.InvariantCulture),
        Active = entry.Active,
    };

    public void ApplyTo(FaqEntry entry)
    {
        entry.Topic = Topic.ToText();
        entry.Question = Question.ToText();
        entry.Answer = Answer.ToText();
        entry.Position = Entered.Count(Position)!.Value;
        entry.Active = Active;
    }

    public sealed class Validator : AbstractValidator<FaqForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Topic).SetValidator(new TwoTexts.Within(texts, 100));
            RuleFor(f => f.Question).SetValidator(new TwoTexts.Within(texts, 300, required: true));
            RuleFor(f => f.Answer).SetValidator(new TwoTexts.Within(texts, 10_000, required: true));
            RuleFor(f => f.Position).Must(p => Entered.Count(p) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
        }
    }
}
