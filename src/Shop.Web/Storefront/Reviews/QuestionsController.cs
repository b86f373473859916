using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Reviews;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Reviews;

/// <summary>Questions about a product with the shop's answers, and the form to ask one.</summary>
public sealed class QuestionsController(VoicePages pages, AskQuestion ask) : Controller
{
    [HttpGet]
    [ShopRoute(ReviewLinks.Product + "fragen", ReviewLinks.ProductEn + "questions")]
    [CachedPage("catalog")]
    public async Task<IActionResult> List(int id, string slug, CancellationToken stop)
    {
        if (await PageAsync(id, new QuestionForm(), stop) is not { } page)
            return NotFound();
        if (slug != page.Product.Slug.In(Languages.Current))
            return RedirectPermanent(Url.Questions(id, page.Product.Slug));
        CachedPageAttribute.Tag(HttpContext, ReviewQueries.StaleTagOf(id));
        return View("QuestionsList", page);
    }

    [HttpPost]
    [ShopRoute(ReviewLinks.Product + "fragen", ReviewLinks.ProductEn + "questions")]
    [SameOrigin]
    [EnableRateLimiting(RateLimits.Order)]
    public async Task<IActionResult> Ask(int id, QuestionForm form, CancellationToken stop)
    {
        if (await PageAsync(id, form, stop) is not { } page)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again("QuestionsList", page);
        if (form.Website.Length == 0)
            await ask.AskAsync(id, Typed.Lines(form.Text), Typed.Line(form.AuthorName), Typed.Line(form.Email), Languages.Current, stop);
        return Redirect(Url.Voice("Questions.Thanks", Languages.Current, id, page.Product.Slug));
    }

    [HttpGet]
    [ShopRoute(ReviewLinks.Product + "fragen/danke", ReviewLinks.ProductEn + "questions/thanks")]
    public async Task<IActionResult> Thanks(int id, CancellationToken stop)
    {
        if (await pages.ProductAsync(id, stop) is not { } product)
            return NotFound();
        ViewData["NoIndex"] = true;
        ViewData["Alternates"] = Url.VoicePages("Questions.Thanks", id, product.Slug);
        return View("Asked", product);
    }

    private async Task<QuestionList?> PageAsync(int id, QuestionForm form, CancellationToken stop)
    {
        if (await pages.ProductAsync(id, stop) is not { } product)
            return null;
        var questions = await pages.QuestionsAsync(id, stop);
        ViewData["Alternates"] = Url.VoicePages("Questions.List", id, product.Slug);
        ViewData["NoIndex"] = questions.Count == 0 ? true : null;
        return new QuestionList(product, questions, form);
    }
}
