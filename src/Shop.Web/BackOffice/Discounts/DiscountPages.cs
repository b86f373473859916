using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Discounts;
using Shop.Pricing;
using Shop.Web.BackOffice.Catalog;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Discounts;

/// <summary>The screen of the editor.</summary>
/// <param name="Saved">As it is saved; null for a new one.</param>
/// <param name="Sentence">The saved discount in plain words.</param>
/// <param name="BelowFloor">Articles whose margin it would press below the floor (or below zero).</param>
public sealed record DiscountEditor(
    DiscountForm Form, Discount? Saved, DiscountState State, string Sentence, IReadOnlyList<SelectListItem> Categories, IReadOnlyList<SelectListItem> Brands,
    IReadOnlyList<string> Groups, IReadOnlyList<LowMargin> BelowFloor)
{
    public int Coupons { get; init; }

    public int Uses { get; init; }
}

/// <summary>An article that a discount makes hardly worth selling.</summary>
/// <param name="Margin">Of the net price, in percent.</param>
public sealed record LowMargin(string Sku, LocalizedText Name, Money Price, Money Reduced, decimal Margin);

/// <summary>Reads the screens of discounts.</summary>
public sealed class DiscountPages(ShopDb db, TaxTables taxes, WebTexts texts, TimeProvider clock)
{
    private const int MostChecked = 500;

    public async Task<DiscountList> ListAsync(DiscountFilter filter, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var found = filter.Of(db, now);
        var pager = new Pager(1, DiscountFilter.Size, await found.CountAsync(stop));
        pager = pager with { Number = Pager.Within(filter.Page, DiscountFilter.Size, pager.Total) };
        var page = await found.OrderByDescending(d => d.StartsAt).ThenByDescending(d => d.Id).Skip((pager.Number - 1) * pager.Size).Take(pager.Size).ToListAsync(stop);
        var names = await ScopeNames.ReadAsync(db, page, stop);
        var ids = page.ConvertAll(d => d.Id);
        var uses = await db.DiscountUses.Where(u => ids.Contains(u.DiscountId) && u.ReturnedAt == null).GroupBy(u => u.DiscountId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var codes = await CodesAsync(ids, stop);
        var counts = new Dictionary<DiscountState, int>();
        foreach (var state in Enum.GetValues<DiscountState>())
            counts[state] = await DiscountFilter.InState(db.Discounts, state, now).CountAsync(stop);
        return new(
            filter,
            page.ConvertAll(d => new DiscountRow(d, d.StateAt(now), texts.Sentence(d, names, codes.GetValueOrDefault(d.Id)), uses.GetValueOrDefault(d.Id))),
            pager,
            counts);
    }

    public async Task<string> SentenceAsync(Discount discount, CancellationToken stop) =>
        texts.Sentence(discount, await ScopeNames.ReadAsync(db, [discount], stop), (await CodesAsync([discount.Id], stop)).GetValueOrDefault(discount.Id));

    public async Task<DiscountEditor> EditorAsync(DiscountForm form, Discount? saved, CancellationToken stop)
    {
        saved = saved is { Id: 0 } ? null : saved;
        var categories = await CategoryChoices.LoadAsync(db, stop);
        var brands = await db.Manufacturers.AsNoTracking().OrderBy(m => m.Name).Select(m => new SelectListItem(m.Name, m.Id.ToString())).ToListAsync(stop);
        var groups = await db.Discounts.Where(d => d.ExclusionGroup != "").Select(d => d.ExclusionGroup).Distinct().OrderBy(g => g).ToListAsync(stop);
        return new DiscountEditor(
            form, saved, saved?.StateAt(clock.UtcNow()) ?? DiscountState.Planned, saved is null ? "" : await SentenceAsync(saved, stop),
            [.. categories.Items()], brands, groups, saved is null ? [] : await BelowFloorAsync(saved, stop))
        {
            Coupons = saved is null ? 0 : await db.Coupons.CountAsync(c => c.DiscountId == saved.Id, stop),
            Uses = saved is null ? 0 : await db.DiscountUses.CountAsync(u => u.DiscountId == saved.Id && u.ReturnedAt == null, stop),
        };
    }

    /// <summary>A single code that brings the discount, to be named.</summary>
    private async Task<Dictionary<int, string>> CodesAsync(List<int> ids, CancellationToken stop) => await db.Coupons
        .Where(c => ids.Contains(c.DiscountId) && c.Batch == "").GroupBy(c => c.DiscountId)
        .Select(g => new { g.Key, Code = g.Min(c => c.Code)! }).ToDictionaryAsync(g => g.Key, g => g.Code, stop);

    /// <summary>Each article alone in a cart, with this discount and no other condition.</summary>
    private async Task<IReadOnlyList<LowMargin>> BelowFloorAsync(Discount discount, CancellationToken stop)
    {
        if (discount.Kind is not (DiscountKind.Percentage or DiscountKind.FixedPrice) || discount.MarginCaps)
            return [];
        var bare = new Discount { Kind = discount.Kind, Percent = discount.Percent, Amount = discount.Amount, StartsAt = DateTime.MinValue };
        var index = new DiscountIndex([bare], new CategoryTree([]));
        var rates = await taxes.TodayAsync(stop);
        var floor = discount.MarginFloor ?? 0;
        var variants = await InScope(discount, await CategoryTree.ReadAsync(db, stop)).OrderBy(v => v.Sku).Take(MostChecked)
            .Select(v => new { v.Id, v.Sku, v.Product!.Name, v.Price, v.Cost, v.Product.TaxClass }).ToListAsync(stop);
        return [.. variants.Where(v => v.Cost is not null && v.Price.IsPositive).Select(v =>
        {
            var rate = rates.RateOf(v.TaxClass);
            var off = DiscountEngine.Run(index, [new LineToDiscount(v.Id, 0, [], null, 1, v.Price, rate, v.Cost)], new DiscountContext(clock.UtcNow())).Total;
            var net = (v.Price - off).Amount / (1 + rate);
            return new LowMargin(v.Sku, v.Name, v.Price, v.Price - off, net <= 0 ? -100 : decimal.Round((net - v.Cost!.Value.Amount) / net * 100, 1));
        }).Where(m => m.Margin < floor).OrderBy(m => m.Margin)];
    }

    private IQueryable<Variant> InScope(Discount discount, CategoryTree tree)
    {
        var variants = db.Variants.AsNoTracking().Where(v => v.Active && v.Product!.Active);
        if (discount.ForEverything)
            return variants;
        var products = discount.Products.Ids.ToList();
        var brands = discount.Brands.Ids.ToList();
        var categories = discount.Categories.Ids.SelectMany(tree.IdsUnder).Distinct().ToList();
        return variants.Where(v => products.Contains(v.ProductId) || (v.Product!.ManufacturerId != null && brands.Contains(v.Product.ManufacturerId.Value))
            || categories.Contains(v.Product!.CategoryId) || v.Product.Categories.Any(c => categories.Contains(c.CategoryId)));
    }
}
