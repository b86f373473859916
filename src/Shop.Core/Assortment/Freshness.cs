using Microsoft.EntityFrameworkCore;
using Shop.Analytics;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Search;

namespace Shop.Assortment;

/// <summary>Something on a product that got old.</summary>
/// <param name="Since">What the finding rests on: the changed cost, the last German text, the last English one.</param>
/// <param name="Before">Price: when it was last decided. English: when German last changed.</param>
/// <param name="Width">Of the picture, in pixels; zero where there is none.</param>
/// <param name="Revenue">What is at stake: revenue of the last year, net after returns.</param>
public sealed record FreshnessFinding(int ProductId, LocalizedText Name, FreshnessKind Kind, DateTime? Since, DateTime? Before, int Width, Money Revenue);

/// <summary>What visitors searched in vain although a product may serve it.</summary>
public sealed record ServableTerm(string Words, string Language, int Times, int ProductId, LocalizedText Product);

/// <summary>Finds prices, texts and pictures that somebody should look at, the most revenue first; what was found "still right" stays quiet for its time.</summary>
public sealed class Freshness(ShopDb db, TimeProvider clock)
{
    private const int RevenueDays = 365;
    private const int TermDays = 90;
    private const int MostTerms = 40;
    private const int QuietDays = 180;

    private static readonly string[] TextFields = ["Name.De", "Summary.De", "Description.De"];
    private static readonly string[] EnglishFields = ["Name.En", "Summary.En", "Description.En"];

    public async Task<IReadOnlyList<FreshnessFinding>> ReadAsync(AssortmentRules rules, CancellationToken stop = default)
    {
        var products = await ProductsAsync(stop);
        var times = await TimesAsync(stop);
        var checks = await db.FreshnessChecks.AsNoTracking().ToDictionaryAsync(c => (c.ProductId, c.Kind), c => c.CheckedAt, stop);
        var today = clock.Today();
        var revenue = await db.SalesByProductAsync(today.AddDays(1 - RevenueDays), today, stop);
        var judge = new FreshnessJudge(rules, clock.UtcNow());
        return [.. products
            .SelectMany(p => judge.Of(p, times.For(p), kind => checks.TryGetValue((p.Id, kind), out var at) ? at : null)
                .Select(f => f with { Revenue = revenue.GetValueOrDefault(p.Id)?.Revenue ?? Money.Zero }))
            .OrderByDescending(f => f.Revenue).ThenBy(f => f.ProductId).ThenBy(f => f.Kind)];
    }

    /// <summary>Searches without a hit of the last ninety days that share a word with the texts of a product on sale.</summary>
    public async Task<IReadOnlyList<ServableTerm>> TermsAsync(CancellationToken stop = default)
    {
        var today = clock.Today();
        var counted = await db.SearchRecords.AsNoTracking().Between(today.AddDays(1 - TermDays), today).WithoutHit().Counted().Take(MostTerms * 5).ToListAsync(stop);
        if (counted.Count == 0)
            return [];
        var products = await db.Products.AsNoTracking().OnSale().OrderByDescending(p => p.UnitsSold).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Name, Text = p.SearchName + p.SearchText + p.SearchMore }).ToListAsync(stop);
        var known = products.ConvertAll(p => (p.Id, p.Name, Words: p.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal)));
        return [.. counted
            .Select(c => (Count: c, Best: known.Select(p => (p.Id, p.Name, Shared: Shared(c.Words, p.Words))).MaxBy(p => p.Shared)))
            .Where(x => x.Best.Shared > 0)
            .Take(MostTerms)
            .Select(x => new ServableTerm(x.Count.Words, x.Count.Language, x.Count.Times, x.Best.Id, x.Best.Name))];
    }

    /// <summary>Letters of the words of a search that a product's texts hold; short words say nothing.</summary>
    internal static int Shared(string searched, IReadOnlySet<string> words) =>
        SearchWords.Of(searched).Where(w => w.Key.Length >= 4 && !SearchWords.IsSmall(w) && words.Contains(w.Key)).Sum(w => w.Key.Length);

    /// <summary>It is still right; quiet for its time.</summary>
    public async Task CheckAsync(int productId, FreshnessKind kind, CancellationToken stop = default)
    {
        var check = await db.FreshnessChecks.FirstOrDefaultAsync(c => c.ProductId == productId && c.Kind == kind, stop);
        if (check is null)
            db.FreshnessChecks.Add(check = new FreshnessCheck { ProductId = productId, Kind = kind, By = Actor.Current });
        (check.CheckedAt, check.By) = (clock.UtcNow(), Actor.Current);
        db.ChangeLog.Add(new ChangeLogEntry { At = clock.UtcNow(), Who = Actor.Current, Entity = nameof(Product), EntityId = productId, Action = "Changed", Field = "StillRight", NewValue = kind.ToString() });
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Until when "still right" keeps a finding quiet that doesn't change.</summary>
    internal static DateTime QuietUntil(DateTime checkedAt) => checkedAt.AddDays(QuietDays);

    private Task<List<FreshProduct>> ProductsAsync(CancellationToken stop) => db.Products.AsNoTracking().OnSale()
        .Select(p => new FreshProduct(
            p.Id, new LocalizedText(p.Name.De, p.Name.En), p.CreatedAt, p.Description.De != "" && (p.Description.En == "" || p.Name.En == ""),
            p.Pictures.OrderBy(x => x.Position).ThenBy(x => x.Id).Select(x => (int?)x.Picture!.Width).FirstOrDefault() ?? 0))
        .ToListAsync(stop);

    private async Task<FreshTimes> TimesAsync(CancellationToken stop)
    {
        var variants = (await db.Variants.AsNoTracking().Where(v => v.Active).Select(v => new { v.Id, v.ProductId }).ToListAsync(stop)).ToLookup(v => v.ProductId, v => v.Id);
        var costs = await db.ChangeLog.Where(c => c.Entity == nameof(Variant) && c.Field == "Cost.Cents").GroupBy(c => c.EntityId).Select(g => new { g.Key, At = g.Max(c => c.At) }).ToDictionaryAsync(g => g.Key, g => g.At, stop);
        var prices = await db.PriceChanges.GroupBy(c => c.VariantId).Select(g => new { g.Key, At = g.Max(c => c.At) }).ToDictionaryAsync(g => g.Key, g => g.At, stop);
        var decisions = await db.PriceDecisions.GroupBy(c => c.VariantId).Select(g => new { g.Key, At = g.Max(c => c.At) }).ToDictionaryAsync(g => g.Key, g => g.At, stop);
        return new FreshTimes(variants, costs, prices, decisions, await LastAsync(TextFields, stop), await LastAsync(EnglishFields, stop));
    }

    private Task<Dictionary<int, DateTime>> LastAsync(string[] fields, CancellationToken stop) => db.ChangeLog
        .Where(c => c.Entity == nameof(Product) && fields.Contains(c.Field)).GroupBy(c => c.EntityId).Select(g => new { g.Key, At = g.Max(c => c.At) })
        .ToDictionaryAsync(g => g.Key, g => g.At, stop);
}

/// <summary>What the judge looks at.</summary>
/// <param name="EnglishMissing">There is German without English.</param>
/// <param name="PictureWidth">Of the first picture; zero without one.</param>
internal sealed record FreshProduct(int Id, LocalizedText Name, DateTime CreatedAt, bool EnglishMissing, int PictureWidth);

/// <summary>When things last changed, by variant and by product.</summary>
internal sealed record FreshTimes(
    ILookup<int, int> Variants, IReadOnlyDictionary<int, DateTime> Costs, IReadOnlyDictionary<int, DateTime> Prices, IReadOnlyDictionary<int, DateTime> Decisions,
    IReadOnlyDictionary<int, DateTime> Texts, IReadOnlyDictionary<int, DateTime> English)
{
    /// <summary>Of the variant whose cost changed longest after its price was decided.</summary>
    public LastTimes For(FreshProduct product)
    {
        var late = Variants[product.Id].Where(Costs.ContainsKey).Select(v => (Cost: Costs[v], Decided: Later(Prices, Decisions, v))).Where(x => x.Cost > (x.Decided ?? DateTime.MinValue))
            .OrderBy(x => x.Cost).Select(x => ((DateTime?)x.Cost, x.Decided)).FirstOrDefault();
        return new LastTimes(late.Item1, late.Decided, Texts.TryGetValue(product.Id, out var text) ? text : null, English.TryGetValue(product.Id, out var english) ? english : null);
    }

    private static DateTime? Later(IReadOnlyDictionary<int, DateTime> a, IReadOnlyDictionary<int, DateTime> b, int id) =>
        (a.TryGetValue(id, out var x), b.TryGetValue(id, out var y)) switch
        {
            (true, true) => x > y ? x : y,
            (true, false) => x,
            (false, true) => y,
            _ => null,
        };
}

/// <summary>When something of a product last changed; null where the log knows of no change.</summary>
internal sealed record LastTimes(DateTime? Cost, DateTime? Decided, DateTime? Text, DateTime? English);

/// <summary>Decides what is old; pure.</summary>
internal sealed class FreshnessJudge(AssortmentRules rules, DateTime now)
{
    public IEnumerable<FreshnessFinding> Of(FreshProduct product, LastTimes times, Func<FreshnessKind, DateTime?> checkedAt)
    {
        FreshnessFinding Found(FreshnessKind kind, DateTime? since, DateTime? before = null, int width = 0) => new(product.Id, product.Name, kind, since, before, width, Money.Zero);
        bool Quiet(FreshnessKind kind) => checkedAt(kind) is { } at && Freshness.QuietUntil(at) > now;
        bool CheckedSince(FreshnessKind kind, DateTime moment) => checkedAt(kind) is { } at && at >= moment;

        if (times.Cost is { } cost && cost <= now.AddDays(-rules.PriceDays) && !CheckedSince(FreshnessKind.Price, cost))
            yield return Found(FreshnessKind.Price, cost, times.Decided);
        var written = times.Text ?? product.CreatedAt;
        var read = checkedAt(FreshnessKind.Text) is { } seen && seen > written ? seen : written;
        if (read <= now.AddMonths(-rules.TextMonths))
            yield return Found(FreshnessKind.Text, written);
        if (product.EnglishMissing ? !Quiet(FreshnessKind.English) : times.Text is { } german && german > (times.English ?? product.CreatedAt) && !CheckedSince(FreshnessKind.English, german))
            yield return Found(FreshnessKind.English, product.EnglishMissing ? null : times.English ?? product.CreatedAt, times.Text);
        if (product.PictureWidth < rules.PictureWidth && !Quiet(FreshnessKind.Picture))
            yield return Found(FreshnessKind.Picture, null, null, product.PictureWidth);
    }
}
