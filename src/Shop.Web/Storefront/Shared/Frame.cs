using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
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

    /// <summary>The pages of text that the footer links, in its order.</summary>
    public async Task<IReadOnlyList<PageLink>> PagesAsync(CancellationToken stop = default) =>
        await cache.GetAsync("frame:pages", "content", async () => (IReadOnlyList<PageLink>)await db.ContentPages.AsNoTracking()
            .OrderBy(p => p.FooterPosition).ThenBy(p => p.Id)
            .Select(p => new PageLink(p.Key, p.Title, p.Slug, p.FooterPosition))
            .ToListAsync(stop));

    /// <summary>Whether there are answers to common questions and news to link to.</summary>
    public async Task<Reading> ReadingAsync(CancellationToken stop = default)
    {
        var first = await cache.GetAsync("frame:reading", "content", async () => new FirstReading(
            await db.FaqEntries.AnyAsync(e => e.Active, stop), await db.BlogPosts.MinAsync(p => p.PublishedAt, stop)));
        return new Reading(first.Faq, first.News <= clock.UtcNow());
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

    private sealed record FirstReading(bool Faq, DateTime? News);
}

/// <summary>What there is to read beside the goods.</summary>
public sealed record Reading(bool Faq, bool News);

/// <summary>A page of text to link to.</summary>
public sealed record PageLink(string Key, LocalizedText Title, LocalizedText Slug, int? FooterPosition);
