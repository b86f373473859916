using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Mails;
using Shop.Settings;

namespace Shop.Reviews;

/// <summary>Takes in a question about a product and tells the shop by mail.</summary>
public sealed class AskQuestion(ShopDb db, MailQueue mails, ShopAddress address, TimeProvider clock)
{
    /// <param name="productId">What it is about.</param>
    /// <param name="text">The question.</param>
    /// <param name="name">How the asker wants to be called in public; may be empty.</param>
    /// <param name="email">Where the answer goes; may be empty.</param>
    /// <param name="language">Two letters.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task AskAsync(int productId, string text, string name, string email, string language, CancellationToken stop = default)
    {
        var product = await db.Products.AsNoTracking().Where(p => p.Id == productId).Select(p => p.Name).SingleAsync(stop);
        db.ProductQuestions.Add(new ProductQuestion
        {
            ProductId = productId,
            Language = language,
            Text = text,
            AuthorName = name,
            Email = email.Length > 0 ? email : null,
            AskedAt = clock.UtcNow(),
        });
        var body = await mails.BeginAsync("de", stop);
        if (body.Shop.Email.Length > 0)
        {
            body.Title(body.Say("Neue Frage zu {0}", product)).Paragraph(text);
            if (address.Of("/admin/questions") is { } queue)
                body.Button(body.Say("Beantworten"), queue);
            mails.Add(db, body.Shop.Email, "question-asked", body.Say("Neue Frage zu {0}", product), body);
        }
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Staff answer a question; it appears on the product page, and the asker gets the answer by mail.</summary>
public sealed class AnswerQuestion(ShopDb db, MailQueue mails, ShopAddress address, TimeProvider clock)
{
    public Task<Result<ProductQuestion>> AnswerAsync(int id, string answer, CancellationToken stop = default) => ChangeAsync(id, async question =>
    {
        var first = question.AnsweredAt is null;
        (question.Answer, question.State, question.AnsweredAt, question.AnsweredBy) = (answer, VoiceState.Published, clock.UtcNow(), Actor.Current);
        if (first && question.Email is { } email)
            await SendAsync(question, email, stop);
        question.Email = null;
    }, stop);

    /// <summary>Takes a question off the list without an answer, or an answered one off the page.</summary>
    public Task<Result<ProductQuestion>> RejectAsync(int id, CancellationToken stop = default) => ChangeAsync(id, question =>
    {
        (question.State, question.Email) = (VoiceState.Rejected, null);
        return Task.CompletedTask;
    }, stop);

    private Task<Result<ProductQuestion>> ChangeAsync(int id, Func<ProductQuestion, Task> change, CancellationToken stop) => db.InTransactionAsync<ProductQuestion>(
        async () =>
        {
            if (await db.ProductQuestions.SingleOrDefaultAsync(q => q.Id == id, stop) is not { } question)
                return new Problem("gone", "Diese Frage gibt es nicht mehr.");
            await change(question);
            db.MarkStale(ReviewQueries.StaleTagOf(question.ProductId));
            db.MarkStale($"product:{question.ProductId}");
            await db.SaveChangesAsync(stop);
            // The change log would remember the address.
            await db.ChangeLog.Where(e => e.Entity == nameof(ProductQuestion) && e.EntityId == id && e.Field == nameof(ProductQuestion.Email)).ExecuteDeleteAsync(stop);
            return question;
        },
        stop);

    private async Task SendAsync(ProductQuestion question, string email, CancellationToken stop)
    {
        var product = await db.Products.AsNoTracking().Where(p => p.Id == question.ProductId).Select(p => new { p.Name, p.Slug }).SingleAsync(stop);
        var body = await mails.BeginAsync(question.Language, stop);
        body.Title(body.Say("Die Antwort auf Ihre Frage")).Greeting(question.AuthorName)
            .Paragraph(body.Say("Sie haben zu {0} gefragt:", product.Name)).Small(question.Text).Paragraph(question.Answer);
        var path = question.Language == "en" ? $"/en/products/{product.Slug.In("en")}-{question.ProductId}" : $"/de/artikel/{product.Slug.De}-{question.ProductId}";
        if (address.Of(path) is { } url)
            body.Button(body.Say("Zum Artikel"), url);
        mails.Add(db, email, "question-answered", body.Say("Antwort auf Ihre Frage zu {0}", product.Name), body, $"question-answered:{question.Id}");
    }
}
