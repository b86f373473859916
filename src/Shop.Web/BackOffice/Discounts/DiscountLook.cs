using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Discounts;
using Shop.Pricing;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Discounts;

/// <summary>Another discount that this one meets.</summary>
/// <param name="Excludes">Only one of the two counts.</param>
public sealed record DiscountMeeting(int Id, LocalizedText Name, bool Excludes, Problem Why);

/// <summary>What a discount will do, said while it is typed.</summary>
/// <param name="Sentence">In plain words.</param>
/// <param name="Problem">Why it can't be reckoned yet; null when it can.</param>
/// <param name="BelowFloor">Articles whose margin it presses below the floor (or below zero).</param>
/// <param name="Floor">The floor; null for none.</param>
/// <param name="Meetings">Running and planned discounts for the same articles at the same time.</param>
public sealed record DiscountLook(string Sentence, Problem? Problem, IReadOnlyList<LowMargin> BelowFloor, decimal? Floor, IReadOnlyList<DiscountMeeting> Meetings);

/// <summary>Looks at a discount before and after it is saved: its sentence, the margins it presses, the others it meets.</summary>
public sealed class DiscountLooks(ShopDb db, TaxTables taxes, WebTexts texts, TimeProvider clock)
{
    private const int MostChecked = 500;
    private const int MostOthers = 30;

    public async Task<DiscountLook> AtAsync(Discount discount, CancellationToken stop)
    {
        var tree = await CategoryTree.ReadAsync(db, stop);
        var names = await ScopeNames.ReadAsync(db, [discount], stop);
        var problem = discount.WhyNotSensible();
        return new DiscountLook(
            texts.Sentence(discount, names, null), problem,
            problem is null ? await BelowFloorAsync(discount, tree, stop) : [], discount.MarginFloor, await MeetingsAsync(discount, tree, stop));
    }

    /// <summary>Each article alone in a cart, with this discount and no other condition.</summary>
    private async Task<IReadOnlyList<LowMargin>> BelowFloorAsync(Discount discount, CategoryTree tree, CancellationToken stop)
    {
        if (discount.Kind is not (DiscountKind.Percentage or DiscountKind.FixedPrice) || discount.MarginCaps)
            return [];
        var bare = new Discount { Kind = discount.Kind, Percent = discount.Percent, Amount = discount.Amount, StartsAt = DateTime.MinValue };
        var index = new DiscountIndex([bare], new CategoryTree([]));
        var rates = await taxes.TodayAsync(stop);
        var floor = discount.MarginFloor ?? 0;
        var variants = await InScope(discount, tree).OrderBy(v => v.Sku).Take(MostChecked)
            .Select(v => new { v.Id, v.Sku, v.Product!.Name, v.Price, v.Cost, v.Product.TaxClass }).ToListAsync(stop);
        return [.. variants.Where(v => v.Cost is not null && v.Price.IsPositive).Select(v =>
        {
            var rate = rates.RateOf(v.TaxClass);
            var off = DiscountEngine.Run(index, [new LineToDiscount(v.Id, 0, [], null, 1, v.Price, rate, v.Cost)], new DiscountContext(clock.UtcNow())).Total;
            var net = (v.Price - off).Amount / (1 + rate);
            return new LowMargin(v.Sku, v.Name, v.Price, v.Price - off, net <= 0 ? -100 : decimal.Round((net - v.Cost!.Value.Amount) / net * 100, 1));
        }).Where(m => m.Margin < floor).OrderBy(m => m.Margin)];
    }

    private async Task<IReadOnlyList<DiscountMeeting>> MeetingsAsync(Discount discount, CategoryTree tree, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var (from, until) = (discount.StartsAt > now ? discount.StartsAt : now, discount.EndsAt ?? DateTime.MaxValue);
        var others = await db.Discounts.AsNoTracking().Where(d => d.Id != discount.Id && !d.Paused && (d.EndsAt == null || d.EndsAt > from) && d.StartsAt < until)
            .OrderBy(d => d.Priority).ThenBy(d => d.Id).Take(MostOthers).ToListAsync(stop);
        var met = new List<DiscountMeeting>();
        foreach (var other in others)
        {
            if (Excluding(discount, other) is { } why)
                met.Add(new DiscountMeeting(other.Id, other.Name, true, why));
            else if (other.Kind != DiscountKind.FreeShipping && discount.Kind != DiscountKind.FreeShipping && await ShareArticlesAsync(discount, other, tree, stop))
                met.Add(new DiscountMeeting(other.Id, other.Name, false, new Problem("adds", "Beide gelten zusammen; jeder wird vom Preis vor Rabatten gerechnet.")));
        }
        return [.. met.OrderByDescending(m => m.Excludes)];
    }

    private static Problem? Excluding(Discount one, Discount other)
    {
        if (one.StandsAlone || other.StandsAlone)
            return new Problem("alone", "Einer von beiden gilt nur allein; es zählt, was Kunden mehr spart.");
        return one.ExclusionGroup.Length > 0 && one.ExclusionGroup == other.ExclusionGroup
            ? new Problem("group", "Gleiche Ausschlussgruppe „{0}“; es zählt, was Kunden mehr spart.", one.ExclusionGroup)
            : null;
    }

    private async Task<bool> ShareArticlesAsync(Discount one, Discount other, CategoryTree tree, CancellationToken stop)
    {
        if (one.ForEverything || other.ForEverything)
            return true;
        var products = await InScope(one, tree).Select(v => v.ProductId).Distinct().Take(2_000).ToListAsync(stop);
        return await InScope(other, tree).AnyAsync(v => products.Contains(v.ProductId), stop);
    }

    private IQueryable<Variant> InScope(Discount discount, CategoryTree tree)
    {
        var variants = db.Variants.AsNoTracking().Where(v => v.Active && v.Product!.Active);
        if (discount.ForEverything)
            return variants;
        var products = discount.Products.Ids.ToList();
        var brands = discount.Brands.Ids.ToList();
        var categories = discount.Categories.Ids.SelectMany(tree.IdsUnder).Distinct().ToList();
        return variants.Where(v => products.Contains(v.ProductId) || (v.Product!.BrandId != null && brands.Contains(v.Product.BrandId.Value))
            || categories.Contains(v.Product!.CategoryId) || v.Product.Categories.Any(c => categories.Contains(c.CategoryId)));
    }
}
