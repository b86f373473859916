using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Mails;

namespace Shop.Reviews;

/// <summary>Staff publish a review, turn it down with a reason that its author is told, or answer it in public.</summary>
public sealed class JudgeReview(ShopDb db, MailQueue mails, TimeProvider clock)
{
    public Task<Result<Review>> PublishAsync(int id, CancellationToken stop = default) => ChangeAsync(id, review =>
    {
        if (review.WhyNotPublishable() is { } problem)
            return problem;
        (review.State, review.Reason, review.DecidedAt) = (VoiceState.Published, null, clock.UtcNow());
        return null;
    }, stop);

    public async Task<Result<Review>> RejectAsync(int id, RejectionReason reason, CancellationToken stop = default)
    {
        var result = await ChangeAsync(id, review =>
        {
            if (review.WhyNotRejectable() is { } problem)
                return problem;
            (review.State, review.Reason, review.DecidedAt) = (VoiceState.Rejected, reason, clock.UtcNow());
            return null;
        }, stop);
        if (result.Ok)
            await TellAuthorAsync(result.Value, reason, stop);
        return result;
    }

    /// <param name="id">The review.</param>
    /// <param name="text">The answer; empty takes it back.</param>
    /// <param name="stop">Ends the call.</param>
    public Task<Result<Review>> AnswerAsync(int id, string text, CancellationToken stop = default) => ChangeAsync(id, review =>
    {
        (review.Answer, review.AnsweredAt) = (text, text.Length > 0 ? clock.UtcNow() : null);
        return null;
    }, stop);

    /// <summary>Why a review is turned down, in the words its author reads (art. 17 of regulation (EU) 2022/2065).</summary>
    public static string ReasonSentence(RejectionReason reason) => reason switch
    {
        RejectionReason.Insult => "Der Text beleidigt oder bedroht jemanden.",
        RejectionReason.PersonalData => "Der Text nennt persönliche Angaben über Dritte.",
        RejectionReason.Advertising => "Der Text ist Werbung oder enthält Links zu anderen Angeboten.",
        RejectionReason.NotAboutProduct => "Der Text handelt nicht von diesem Artikel.",
        _ => "Der Text verstößt gegen geltendes Recht.",
    };

    private Task<Result<Review>> ChangeAsync(int id, Func<Review, Problem?> change, CancellationToken stop) => db.InTransactionAsync<Review>(
        async () =>
        {
            if (await db.Reviews.SingleOrDefaultAsync(r => r.Id == id, stop) is not { } review)
                return new Problem("gone", "Diese Bewertung gibt es nicht mehr.");
            if (change(review) is { } problem)
                return problem;
            await db.SaveChangesAsync(stop);
            await db.RefreshRatingAsync(review.ProductId, stop);
            return review;
        },
        stop);

    private async Task TellAuthorAsync(Review review, RejectionReason reason, CancellationToken stop)
    {
        var key = $"review-rejected:{review.Id}";
        if (await MailQueue.IsQueuedAsync(db, key, stop))
            return;
        var order = await db.Orders.AsNoTracking().Where(o => o.Id == review.OrderId).Select(o => new { o.Email, o.Language }).SingleAsync(stop);
        var product = await db.Products.AsNoTracking().Where(p => p.Id == review.ProductId).Select(p => p.Name).SingleAsync(stop);
        var body = await mails.BeginAsync(order.Language, stop);
        body.Title(body.Say("Ihre Bewertung wird nicht veröffentlicht")).Greeting(review.AuthorName)
            .Paragraph(body.Say("vielen Dank für Ihre Bewertung zu {0}. Wir können sie so nicht veröffentlichen:", product))
            .Paragraph(body.Say(ReasonSentence(reason)))
            .Paragraph(body.Say("Wie viele Sterne Sie vergeben haben, spielt dabei keine Rolle. Wenn Sie die Entscheidung für falsch halten, antworten Sie auf diese E-Mail; ein Mensch sieht sie sich noch einmal an."));
        mails.Add(db, order.Email, "review-rejected", body.Say("Ihre Bewertung zu {0}", product), body, key);
        await db.SaveChangesAsync(stop);
    }
}
