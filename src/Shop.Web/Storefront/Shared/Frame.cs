using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Settings;

namespace Shop.Web.Storefront.Shared;

/// <summary>What every page of the shop shows around its content; small, and kept in memory until it changes.</summary>
public sealed class Frame(ShopDb db, TagCache cache, ShopSettings settings, TimeProvider clock)
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

    /// <summary>The VAT rates of today.</summary>
    public async Task<TaxTable> TaxesAsync(CancellationToken stop = default)
    {
        var today = clock.Today();
        var rates = await cache.GetAsync("frame:taxes", "taxes", async () => (IReadOnlyList<TaxRate>)await db.TaxRates.AsNoTracking()
            .Where(t => t.Country == "DE").ToListAsync(stop));
        return TaxTable.On(today, rates);
    }
}

/// <summary>A page of text to link to.</summary>
public sealed record PageLink(string Key, LocalizedText Title, LocalizedText Slug, int? FooterPosition);
