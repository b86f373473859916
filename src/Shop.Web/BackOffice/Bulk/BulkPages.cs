using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Lists.Bulk;
using Shop.Pricing;
using Shop.Pricing.Endings;
using Shop.Web.BackOffice.Categories;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Bulk;

/// <summary>Reads what the pages of bulk changes show.</summary>
public sealed class BulkPages(ShopDb db, PrepareBulk prepare, TimeProvider clock)
{
    private const int Size = 50;
    private const int MostRuns = 100;

    public async Task<BulkRuns> RunsAsync(CancellationToken stop) => new(
        await db.BulkChanges.AsNoTracking().Where(b => b.State != BulkState.Draft).OrderByDescending(b => b.Id).Take(MostRuns).ToListAsync(stop), await WordsAsync(stop));

    /// <summary>Null when there is no such change.</summary>
    public async Task<BulkScreen?> ReadAsync(int id, int? page, BulkOutcome? outcome, CancellationToken stop)
    {
        if (await db.BulkChanges.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, stop) is not { } bulk)
            return null;
        var words = await WordsAsync(stop);
        if (bulk.State == BulkState.Draft)
            return bulk.ReadTotals() is null ? new BulkScreen(bulk, words, null, [], new Pager(1, Size, 0), new Dictionary<string, Money>()) : await PreviewAsync(bulk, words, page, stop);
        return await RecordAsync(bulk, words, page, outcome, stop);
    }

    private async Task<BulkScreen> PreviewAsync(BulkChange bulk, BulkWords words, int? page, CancellationToken stop)
    {
        var pager = new Pager(Pager.Within(page, Size, bulk.Products), Size, bulk.Products);
        var plans = await prepare.PageAsync(bulk, (pager.Number - 1) * Size, Size, stop);
        var skus = plans.SelectMany(p => p.Product.Variants).ToDictionary(v => v.Id, v => v.Name.De.Length == 0 ? v.Sku : $"{v.Sku} · {v.Name}");
        var rows = plans.Select(p => new BulkLine(p.Product.Id, p.Product.Name.ToString(), [.. p.Cells.Select(c => new BulkCellRow(
            c.VariantId is { } v ? skus.GetValueOrDefault(v) : null, c.Field, c.RefId, c.Before, c.After, c.Remarks, null))])).ToList();
        return new BulkScreen(bulk, words, null, rows, pager, await LowestAsync(bulk, rows, plans, stop));
    }

    /// <summary>Where a new reduction would begin: the lowest price of the 30 days before today, which it would have to refer to (§11 (1) PAngV).</summary>
    private async Task<IReadOnlyDictionary<string, Money>> LowestAsync(BulkChange bulk, List<BulkLine> rows, IReadOnlyList<BulkPlan> plans, CancellationToken stop)
    {
        var ids = plans.SelectMany(p => p.Cells).Where(c => c.Remarks.HasFlag(BulkRemark.NewReduction)).Select(c => c.VariantId!.Value).ToList();
        if (ids.Count == 0 || !bulk.ReadOptions()!.IsPrice || rows.Count == 0)
            return new Dictionary<string, Money>();
        var history = await db.PriceChanges.AsNoTracking().Where(c => ids.Contains(c.VariantId)).Select(c => new { c.VariantId, c.Variant!.Sku, c.Price.Cents, c.At }).ToListAsync(stop);
        return history.GroupBy(h => h.Sku)
            .Select(g => (g.Key, Lowest: Reduction.LowestBefore(clock.UtcNow(), g.Select(h => new PriceSince(new Money(h.Cents), h.At)))))
            .Where(x => x.Lowest is not null).ToDictionary(x => x.Key, x => x.Lowest!.Price);
    }

    private async Task<BulkScreen> RecordAsync(BulkChange bulk, BulkWords words, int? page, BulkOutcome? outcome, CancellationToken stop)
    {
        var values = db.BulkValues.AsNoTracking().Where(v => v.BulkChangeId == bulk.Id);
        var counts = await values.GroupBy(v => v.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        if (outcome is { } wanted)
            values = values.Where(v => v.Outcome == wanted);
        var total = outcome is { } of ? counts.GetValueOrDefault(of) : counts.Values.Sum();
        var pager = new Pager(Pager.Within(page, Size, total), Size, total);
        var found = await values.OrderBy(v => v.Id).Skip((pager.Number - 1) * Size).Take(Size).ToListAsync(stop);
        var products = found.Select(v => v.ProductId).Distinct().ToList();
        var names = await db.Products.Where(p => products.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name.ToString(), stop);
        var variants = found.Select(v => v.VariantId).OfType<int>().Distinct().ToList();
        var skus = await db.Variants.Where(v => variants.Contains(v.Id)).Select(v => new { v.Id, v.Sku }).ToDictionaryAsync(v => v.Id, v => v.Sku, stop);
        var rows = found.GroupBy(v => v.ProductId).Select(g => new BulkLine(g.Key, names.GetValueOrDefault(g.Key, ""), [.. g.Select(v => new BulkCellRow(
            v.VariantId is { } id ? skus.GetValueOrDefault(id) : null, v.Field, v.RefId, v.Before, v.After, v.Remarks, v.Outcome))])).ToList();
        return new BulkScreen(bulk, words, counts, rows, pager, new Dictionary<string, Money>());
    }

    private async Task<BulkWords> WordsAsync(CancellationToken stop) => new(
        await CategoryChoices.LoadAsync(db, stop),
        await db.Tags.OrderBy(t => t.Name).ToDictionaryAsync(t => t.Id, t => t.Name, stop),
        await db.Suppliers.OrderBy(s => s.Name).ToDictionaryAsync(s => s.Id, s => s.Name, stop),
        await db.PriceEndingRules.AsNoTracking().OrderBy(r => r.Name).ToListAsync(stop));
}

/// <summary>Past and running bulk changes.</summary>
public sealed record BulkRuns(IReadOnlyList<BulkChange> Rows, BulkWords Words);

/// <summary>Names behind the numbers of a bulk change.</summary>
public sealed record BulkWords(CategoryChoices Categories, IReadOnlyDictionary<int, string> Tags, IReadOnlyDictionary<int, string> Suppliers, IReadOnlyList<PriceEndingRule> Endings);

/// <summary>The page of a bulk change: the choice, its preview, or its record.</summary>
/// <param name="Counts">Values by outcome once it has run; null before.</param>
/// <param name="Lowest">Lowest price of the last 30 days by article number, where a new reduction would refer to it.</param>
public sealed record BulkScreen(
    BulkChange Bulk, BulkWords Words, IReadOnlyDictionary<BulkOutcome, int>? Counts, IReadOnlyList<BulkLine> Rows, Pager Pager, IReadOnlyDictionary<string, Money> Lowest)
{
    public BulkForm Form { get; init; } = BulkForm.From(Bulk.ReadOptions());

    public BulkOutcome? Outcome { get; init; }
}

/// <summary>A product with its values.</summary>
public sealed record BulkLine(int ProductId, string Name, IReadOnlyList<BulkCellRow> Cells);

/// <summary>One value before and after.</summary>
public sealed record BulkCellRow(string? Variant, BulkField Field, int? RefId, long? Before, long? After, BulkRemark Remarks, BulkOutcome? Outcome)
{
    public bool IsRefused => (Remarks & BulkCell.Refusals) != BulkRemark.None;
}
