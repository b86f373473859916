using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Pages;

/// <summary>What many ask, answered once.</summary>
public sealed class FaqController(ShopDb db, TimeProvider clock) : Controller
{
    [HttpGet]
    [ShopRoute("fragen-und-antworten", "faq")]
    [CachedPage(ContentTags.Content)]
    public async Task<IActionResult> Show(CancellationToken stop)
    {
        var entries = await db.FaqEntries.AsNoTracking().ShownAt(clock.UtcNow()).Select(e => new FaqRow(e.Id, e.Topic, e.Question, e.Answer)).ToListAsync(stop);
        return entries.Count > 0 ? View("Faq", entries) : NotFound();
    }
}

/// <summary>A question with its answer in Markdown.</summary>
public sealed record FaqRow(int Id, LocalizedText Topic, LocalizedText Question, LocalizedText Answer)
{
    /// <summary>Whether it would be read in German on an English page.</summary>
    public bool IsUntranslated => Shared.Untranslated.IsUntranslated(Question) || Shared.Untranslated.IsUntranslated(Answer);
}
