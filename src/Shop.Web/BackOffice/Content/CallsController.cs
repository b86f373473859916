using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Content;

/// <summary>Buttons that invite to something, in the places that pages keep for them.</summary>
[Route("admin/buttons")]
[Needs(Permissions.ContentWrite)]
public sealed class CallsController(ShopDb db, ContentDesk desk, TimeProvider clock, WebTexts texts) : ContentController<CallToAction, CallForm>(db, desk, texts)
{
    protected override string Home => "/admin/buttons";

    protected override string EditorView => "Call";

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop)
    {
        var now = clock.UtcNow();
        var calls = await Db.CallsToAction.AsNoTracking().OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(stop);
        var names = await TargetFields.NamesAsync(Db, Texts, stop);
        var order = CallToAction.Slots.ToList();
        return View("Calls", calls.OrderBy(c => order.IndexOf(c.Slot))
            .Select(c => new PlacedRow(c.Id, c.Text, $"{Texts.StyleWord(c.Style)}, {TargetFields.NameOf(c.Target, names)}", c.Active, c.ShownFrom, c.ShownUntil, c.Active && c.IsWithin(now), c.Slot)).ToList());
    }

    [HttpPost("order")]
    public async Task<IActionResult> Order(List<int> ids, int? up, int? down, CancellationToken stop)
    {
        await Desk.ArrangeAsync<CallToAction>(ids, up, down, stop);
        return Redirect(Home);
    }

    protected override CallForm From(CallToAction row) => CallForm.From(row);

    protected override async Task<Dictionary<string, IReadOnlyList<SelectListItem>>> ChoicesAsync(int id, CallForm form, CancellationToken stop) => new()
    {
        ["Target"] = await TargetFields.ChoicesAsync(Db, Texts, form.Link.Target, stop),
        ["Slot"] = [.. CallToAction.Slots.Select(s => new SelectListItem(Texts.SlotWord(s), s))],
        ["Style"] = [.. CallToAction.Styles.Select(s => new SelectListItem(Texts.StyleWord(s), s))],
    };
}

/// <summary>A button: its words, where it leads, how it looks, where and when it stands.</summary>
public sealed class CallForm : ContentForm<CallToAction>, IScheduleFields
{
    public TwoTexts Text { get; set; } = new();

    public TargetFields Link { get; set; } = new();

    public string Style { get; set; } = "line";

    public string Slot { get; set; } = "home-end";

    public bool Active { get; set; } = true;

    public string ShownFrom { get; set; } = "";

    public string ShownUntil { get; set; } = "";

    public static CallForm From(CallToAction call) => new()
    {
        Version = call.Version,
        Text = TwoTexts.From(call.Text),
        Link = TargetFields.From(call.Target),
        Style = call.Style,
        Slot = call.Slot,
        Active = call.Active,
        ShownFrom = Schedule.Show(call.ShownFrom),
        ShownUntil = Schedule.Show(call.ShownUntil),
    };

    public override void ApplyTo(CallToAction row)
    {
        row.Text = Text.ToText();
        row.Target = Link.ToTarget();
        row.Style = Style;
        row.Slot = Slot;
        row.Active = Active;
        row.ShownFrom = Schedule.Read(ShownFrom);
        row.ShownUntil = Schedule.Read(ShownUntil);
    }

    public sealed class Validator : AbstractValidator<CallForm>
    {
        public Validator(WebTexts texts, ShopDb db)
        {
            RuleFor(f => f.Text).SetValidator(new TwoTexts.Within(texts, 80, required: true));
            RuleFor(f => f.Link).SetValidator(new TargetFields.Within(texts, db, required: true));
            RuleFor(f => f.Style).Must(CallToAction.Styles.Contains).WithMessage(_ => texts["Bitte prüfen Sie diese Angabe."]);
            RuleFor(f => f.Slot).Must(CallToAction.Slots.Contains).WithMessage(_ => texts["Bitte prüfen Sie diese Angabe."]);
            this.CheckSchedule(texts);
        }
    }
}
