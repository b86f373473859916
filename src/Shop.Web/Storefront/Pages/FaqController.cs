using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Pages;

/// <summary>What many ask, answered once.</summary>
public sealed class FaqController(ShopDb db) : Controller
{
    [HttpGet]
    [ShopRoute("fragen-und-antworten", "faq")]
    [CachedPage("content")]
    public async Task<IActionResult> Show(CancellationToken stop)
    {
        var entries = await db.FaqEntries.AsNoTracking().Shown().Select(e => new FaqRow(e.Topic, e.Question, e.Answer)).ToListAsync(stop);
        return entries.Count > 0 ? View("Faq", entries) : NotFound();
    }
}

/// <summary>A question with its answer in Markdown.</summary>
public sealed record FaqRow(LocalizedText Topic, LocalizedText Question, LocalizedText Answer);
