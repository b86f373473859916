using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>What many ask, with the answers.</summary>
[Route("admin/faq")]
[Needs(Permissions.ContentWrite)]
public sealed class FaqController(ShopDb db, ContentDesk desk, TimeProvider clock, WebTexts texts) : ContentController<FaqEntry, FaqForm>(db, desk, texts)
{
    protected override string Home => "/admin/faq";

    protected override string EditorView => "FaqEntry";

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var now = clock.UtcNow();
        var entries = await Db.FaqEntries.AsNoTracking().OrderBy(e => e.Position).ThenBy(e => e.Id).ToListAsync(stop);
        return View("Faq", entries.ConvertAll(e => new PlacedRow(e.Id, e.Question, e.Topic.ToString(), e.Active, e.ShownFrom, e.ShownUntil, e.Active && e.IsWithin(now))));
    }

    [HttpPost("order")]
    public async Task<IActionResult> Order(List<int> ids, int? up, int? down, CancellationToken stop)
    {
        await Desk.ArrangeAsync<FaqEntry>(ids, up, down, stop);
        return Redirect(Home);
    }

    protected override FaqForm From(FaqEntry row) => FaqForm.From(row);
}

/// <summary>A row of content in a list that can be put in order.</summary>
/// <param name="Note">What else tells it apart.</param>
/// <param name="ShownNow">Active and within its time.</param>
public sealed record PlacedRow(int Id, LocalizedText Name, string Note, bool Active, DateTime? ShownFrom, DateTime? ShownUntil, bool ShownNow, string Group = "", bool Nested = false);

/// <summary>A question and its answer.</summary>
public sealed class FaqForm : ContentForm<FaqEntry>, IScheduleFields
{
    public TwoTexts Topic { get; set; } = new();

    public TwoTexts Question { get; set; } = new();

    public TwoTexts Answer { get; set; } = new();

    public bool Active { get; set; } = true;

    public string ShownFrom { get; set; } = "";

    public string ShownUntil { get; set; } = "";

    public static FaqForm From(FaqEntry entry) => new()
    {
        Version = entry.Version,
        Topic = TwoTexts.From(entry.Topic),
        Question = TwoTexts.From(entry.Question),
        Answer = TwoTexts.From(entry.Answer),
        Active = entry.Active,
        ShownFrom = Schedule.Show(entry.ShownFrom),
        ShownUntil = Schedule.Show(entry.ShownUntil),
    };

    public override void ApplyTo(FaqEntry row)
    {
        row.Topic = Topic.ToText();
        row.Question = Question.ToText();
        row.Answer = Answer.ToText();
        row.Active = Active;
        row.ShownFrom = Schedule.Read(ShownFrom);
        row.ShownUntil = Schedule.Read(ShownUntil);
    }

    public sealed class Validator : AbstractValidator<FaqForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Topic).SetValidator(new TwoTexts.Within(texts, 100));
            RuleFor(f => f.Question).SetValidator(new TwoTexts.Within(texts, 300, required: true));
            RuleFor(f => f.Answer).SetValidator(new TwoTexts.Within(texts, 10_000, required: true));
            this.CheckSchedule(texts);
        }
    }
}
