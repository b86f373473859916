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

/// <summary>Questions about products: answer them, or take them off the list.</summary>
[Route("admin/questions")]
[Needs(Permissions.ReviewsWrite)]
public sealed class QuestionsController(ShopDb db, AnswerQuestion answers, WebTexts texts) : Controller
{
    private const int Size = 25;
    private const int LongestAnswer = 4000;

    [HttpGet]
    public async Task<IActionResult> Index(VoiceState? state, int? page, CancellationToken stop)
    {
        var found = db.ProductQuestions.AsNoTracking().Where(q => state == null || q.State == state);
        var total = await found.CountAsync(stop);
        var pager = new Pager(Pager.Within(page, Size, total), Size, total);
        var rows = await found.OrderByDescending(q => q.AskedAt).ThenByDescending(q => q.Id).Skip((pager.Number - 1) * Size).Take(Size)
            .Join(db.Products, q => q.ProductId, p => p.Id, (q, p) => new QueueRow(q.Id, p.Name, 0, q.Text, q.AuthorName, q.AskedAt, q.State, q.AnsweredAt != null))
            .ToListAsync(stop);
        var newestFirst = rows.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).ToList();
        return View("Questions", new ReviewQueue(state, await db.ProductQuestions.CountAsync(q => q.State == VoiceState.Waiting, stop), newestFirst, pager));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken stop)
    {
        var detail = db.ProductQuestions.AsNoTracking().Where(q => q.Id == id)
            .Join(db.Products, q => q.ProductId, p => p.Id, (q, p) => new QuestionDetail(q, p.Name, p.Slug));
        return await detail.SingleOrDefaultAsync(stop) is { } found ? View("Question", found) : NotFound();
    }

    [HttpPost("{id:int}/answer")]
    public async Task<IActionResult> Answer(int id, string? text, CancellationToken stop)
    {
        var answer = Entered.Line(Typed.Lines(text), LongestAnswer);
        if (answer.Length > 0)
            return Told(id, await answers.AnswerAsync(id, answer, stop), texts["Die Antwort steht beim Artikel."]);
        this.Refuse(new Problem("no-answer", "Bitte schreiben Sie eine Antwort."));
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpPost("{id:int}/reject")]
    public async Task<IActionResult> Reject(int id, CancellationToken stop) =>
        Told(id, await answers.RejectAsync(id, stop), texts["Die Frage erscheint nicht im Shop."]);

    private RedirectToActionResult Told(int id, Result<ProductQuestion> result, string done)
    {
        if (result.Problem is { } problem)
            this.Refuse(problem);
        else
            this.Say(done);
        return RedirectToAction(nameof(Show), new { id });
    }
}
