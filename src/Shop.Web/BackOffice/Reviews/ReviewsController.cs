using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Reviews;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Reviews;

/// <summary>The queue of reviews: read, publish or turn down with a reason, answer.</summary>
[Route("admin/reviews")]
[Needs(Permissions.ReviewsWrite)]
public sealed class ReviewsController(ShopDb db, JudgeReview judge, WebTexts texts) : Controller
{
    private const int Size = 25;
    private const int LongestAnswer = 4000;

    [HttpGet]
    public async Task<IActionResult> Index(VoiceState? state, int? page, CancellationToken stop)
    {
        var found = db.Reviews.AsNoTracking().Where(r => state == null || r.State == state);
        var total = await found.CountAsync(stop);
        var pager = new Pager(Pager.Within(page, Size, total), Size, total);
        var sorted = state == VoiceState.Waiting ? found.OrderBy(r => r.WrittenAt).ThenBy(r => r.Id) : found.OrderByDescending(r => r.WrittenAt).ThenByDescending(r => r.Id);
        var rows = await sorted.Skip((pager.Number - 1) * Size).Take(Size)
            .Join(db.Products, r => r.ProductId, p => p.Id, (r, p) => new QueueRow(r.Id, p.Name, r.Stars, r.Title.Length > 0 ? r.Title : r.Text, r.AuthorName, r.WrittenAt, r.State, r.AnsweredAt != null))
            .ToListAsync(stop);
        return View("Reviews", new ReviewQueue(state, await db.Reviews.CountAsync(r => r.State == VoiceState.Waiting, stop), Sorted(rows, state), pager));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        var detail =
            from r in db.Reviews.AsNoTracking()
            where r.Id == id
            join p in db.Products on r.ProductId equals p.Id
            join o in db.Orders on r.OrderId equals o.Id
            select new ReviewDetail(r, p.Name, p.Slug, o.Number);
        return await detail.SingleOrDefaultAsync(stop) is { } found ? View("Review", found) : NotFound();
    }

    [HttpPost("{id:int}/publish")]
    public async Task<IActionResult> Publish(int id, CancellationToken stop) =>
        Told(id, await judge.PublishAsync(id, stop), texts["Die Bewertung ist veröffentlicht."]);

    [HttpPost("{id:int}/reject")]
    public async Task<IActionResult> Reject(int id, RejectionReason? reason, CancellationToken stop)
    {
        if (reason is { } why)
            return Told(id, await judge.RejectAsync(id, why, stop), texts["Die Bewertung ist abgelehnt; wer sie schrieb, erfährt den Grund per E-Mail."]);
        this.Refuse(new Problem("no-reason", "Bitte wählen Sie einen Grund."));
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpPost("{id:int}/answer")]
    public async Task<IActionResult> Answer(int id, string? text, CancellationToken stop) =>
        Told(id, await judge.AnswerAsync(id, Entered.Line(Typed.Lines(text), LongestAnswer), stop), texts["Die Antwort ist gespeichert."]);

    private static IReadOnlyList<QueueRow> Sorted(List<QueueRow> rows, VoiceState? state) =>
        state == VoiceState.Waiting ? [.. rows.OrderBy(r => r.At).ThenBy(r => r.Id)] : [.. rows.OrderByDescending(r => r.At).ThenByDescending(r => r.Id)];

    private RedirectToActionResult Told(int id, Result<Review> result, string done)
    {
        if (result.Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(done);
        return RedirectToAction(nameof(Show), new { id });
    }
}
