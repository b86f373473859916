using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Content;
using Shop.Data;
using Shop.Pricing;
using Shop.Settings;

namespace Shop.Web.Storefront.Shared;

/// <summary>What every page of the shop shows around its content; small, and kept in memory until it changes.</summary>
public sealed class Frame(ShopDb db, TagCache cache, ShopSettings settings, PriceLists prices, TimeProvider clock)
{
    public async Task<ShopIdentity> IdentityAsync(CancellationToken stop = default) => await settings.GetAsync<ShopIdentity>(stop);

    public async Task<SalesRules> RulesAsync(CancellationToken stop = default) => await settings.GetAsync<SalesRules>(stop);

    public async Task<CategoryTree> TreeAsync(CancellationToken stop = default) =>
        await CategoryTree.KeptAsync(db, cache, stop);

    /// <summary>The pages of text that there are at this moment, in the order of the footer.</summary>
    public async Task<IReadOnlyList<PageLink>> PagesAsync(CancellationToken stop = default)
    {
        var now = clock.UtcNow();
        var all = await cache.GetAsync("frame:pages", ContentTags.Content, () => db.ContentPages.AsNoTracking()
            .OrderBy(p => p.FooterPosition).ThenBy(p => p.Id)
            .Select(p => new PageLink(p.Key, p.Title, p.Slug, p.FooterPosition, p.Versions.Min(v => (DateTime?)v.ValidFrom), p.ShownUntil))
            .ToListAsync(stop));
        return all.FindAll(p => p.From is not null && Schedules.IsWithin(p.From, p.Until, now));
    }

    /// <summary>Whether there are answers to common questions and news to link to at this moment.</summary>
    public async Task<Reading> ReadingAsync(CancellationToken stop = default)
    {
        var now = clock.UtcNow();
        var times = await cache.GetAsync("frame:reading", ContentTags.Content, async () => new ReadingTimes(
            await db.FaqEntries.Where(e => e.Active).Select(e => new Window(e.ShownFrom, e.ShownUntil)).ToListAsync(stop),
            await db.BlogPosts.Where(p => p.PublishedAt != null).Select(p => new Window(p.PublishedAt, p.ShownUntil)).ToListAsync(stop)));
        return new Reading(times.Faq.Exists(s => s.Holds(now)), times.News.Exists(s => s.Holds(now)));
    }

    /// <summary>Prices by quantity and group, and the VAT rates, as they are now.</summary>
    public async Task<PriceList> PricesAsync(CancellationToken stop = default) => await prices.NowAsync(stop);

    /// <summary>The VAT rates of today.</summary>
    public async Task<TaxTable> TaxesAsync(CancellationToken stop = default)
    {
        var today = clock.Today();
        var rates = await cache.GetAsync("frame:taxes", "taxes", async () => (IReadOnlyList<TaxRate>)await db.TaxRates.AsNoTracking()
            .Where(t => t.Country == "DE").ToListAsync(stop));
        return TaxTable.On(today, rates);
    }

    private sealed record ReadingTimes(List<Window> Faq, List<Window> News);

    private sealed record Window(DateTime? From, DateTime? Until)
    {
        public bool Holds(DateTime now) => Schedules.IsWithin(From, Until, now);
    }
}

/// <summary>What there is to read beside the goods.</summary>
public sealed record Reading(bool Faq, bool News);

/// <summary>A page of text to link to.</summary>
public sealed record PageLink(string Key, LocalizedText Title, LocalizedText Slug, int? FooterPosition, DateTime? From = null, DateTime? Until = null)
{
    public bool InFooter => FooterPosition is not null || LegalPages.IsLocked(Key);
}
