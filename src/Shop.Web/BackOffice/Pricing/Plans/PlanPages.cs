using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Pricing;
using Shop.Pricing.Plans;
using Shop.Web.BackOffice.Pricing.Endings;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing.Plans;

/// <summary>A plan in the list.</summary>
public sealed record PlanRow(PricePlan Plan, int ProductId, string Sku, LocalizedText Product, LocalizedText Variant, Money PriceNow)
{
    public string Name => Variant.De.Length == 0 ? Product.ToString() : $"{Product}, {Variant}";
}

/// <summary>The list of plans with a month as a calendar.</summary>
public sealed record PlanList(string State, string Q, IReadOnlyList<PlanRow> Rows, Pager Pager, CalendarMonth Calendar, IReadOnlyDictionary<string, int> Counts);

/// <summary>A variant on the planning page.</summary>
/// <param name="Lowest">The lowest price of the 30 days before the plan's beginning, as foreseen; null before there is one.</param>
/// <param name="Others">What else is planned for it.</param>
/// <param name="Remarks">What there is to say about the typed price.</param>
public sealed record PlanLine(
    int VariantId, int ProductId, string Sku, string Name, Money Price, Money? Cost, decimal TaxRate, Money? Lowest, IReadOnlyList<PricePlan> Others, IReadOnlyList<Problem> Remarks)
{
    /// <summary>Share of the net price that isn't the landed cost; null without a cost.</summary>
    public decimal? MarginAt(Money gross) => Cost is { } cost && gross.WithoutTax(TaxRate) is { IsPositive: true } net ? (decimal)(net - cost).Cents / net.Cents : null;
}

/// <summary>The planning page.</summary>
public sealed record PlanEditor(PlanForm Form, IReadOnlyDictionary<int, PlanLine> Lines, IReadOnlyList<SelectListItem> Endings);

/// <summary>Reads the pages of plans.</summary>
public sealed class PlanPages(ShopDb db, TaxTables taxes, WebTexts texts, TimeProvider clock)
{
    private const int Size = 50;
    private const int MostBars = 40;

    public async Task<PlanList> ListAsync(string? state, string? q, int? page, string? month, CancellationToken stop)
    {
        var shown = state is "running" or "past" or "all" ? state : "planned";
        var found = Searched(InState(shown), q);
        var pager = new Pager(1, Size, await found.CountAsync(stop));
        pager = pager with { Number = Pager.Within(page, Size, pager.Total) };
        var sorted = shown is "past" or "all" ? found.OrderByDescending(p => p.FromAt).ThenByDescending(p => p.Id) : found.OrderBy(p => p.FromAt).ThenBy(p => p.Id);
        var counts = new Dictionary<string, int>();
        foreach (var key in new[] { "planned", "running", "past" })
            counts[key] = await InState(key).CountAsync(stop);
        return new PlanList(shown, q?.Trim() ?? "", await Rows(sorted.Skip((pager.Number - 1) * Size).Take(Size)).ToListAsync(stop), pager, await CalendarAsync(month, stop), counts);
    }

    public Task<List<PlanRow>> OfProductAsync(int productId, CancellationToken stop) =>
        Rows(db.PricePlans.AsNoTracking().Where(p => p.Variant!.ProductId == productId && (p.State == PlanState.Planned || p.State == PlanState.Running)).OrderBy(p => p.FromAt)).ToListAsync(stop);

    public async Task<PlanEditor> EditorAsync(PlanForm form, CancellationToken stop)
    {
        var ids = form.Lines.ConvertAll(l => l.VariantId);
        var variants = await db.Variants.AsNoTracking().Where(v => ids.Contains(v.Id)).Select(v => new { v.Id, v.ProductId, v.Sku, Product = v.Product!.Name, v.Name, v.Price, v.Cost, v.Product.TaxClass }).ToListAsync(stop);
        var plans = (await db.PricePlans.AsNoTracking().OpenOf(ids).OrderBy(p => p.FromAt).ToListAsync(stop)).ToLookup(p => p.VariantId);
        var history = (await db.PriceChanges.AsNoTracking().Where(c => ids.Contains(c.VariantId)).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(stop)).ToLookup(c => c.VariantId, c => new PriceSince(c.Price, c.At));
        var rates = await taxes.TodayAsync(stop);
        var now = clock.UtcNow();
        var begin = form.FromUtc is { } from && from > now ? from : now;
        form.Lines.RemoveAll(l => !variants.Exists(v => v.Id == l.VariantId));
        return new PlanEditor(form, variants.ToDictionary(v => v.Id, v =>
        {
            var foreseen = PlanRules.Foreseen(v.Price, history[v.Id], plans[v.Id], begin);
            var line = new PlanLine(
                v.Id, v.ProductId, v.Sku, v.Name.De.Length == 0 ? v.Product.ToString() : $"{v.Product}, {v.Name}", v.Price, v.Cost, rates.RateOf(v.TaxClass),
                Reduction.LowestBefore(begin, foreseen)?.Price, [.. plans[v.Id]], []);
            return line with { Remarks = [.. Remarks(form, line, foreseen, begin, now)] };
        }), await db.EndingItemsAsync(form.EndingId, texts, stop));
    }

    private static IEnumerable<Problem> Remarks(PlanForm form, PlanLine line, IReadOnlyList<PriceSince> foreseen, DateTime begin, DateTime now)
    {
        if (Entered.Money(form.Lines.Find(l => l.VariantId == line.VariantId)?.Price) is not { IsPositive: true } price)
            yield break;
        if (form.FromUtc is { } from && from > now && PlanRules.WhyNot(line.Sku, price, from, form.UntilUtc > from ? form.UntilUtc : null, now, line.Others) is { } refused)
            yield return refused;
        if (form.Announce && PlanRules.WhyNotAnnounced(price, begin, foreseen) is { } silent)
            yield return silent;
        if (line.Cost is { } cost && price.WithoutTax(line.TaxRate) < cost)
            yield return new Problem("below-cost", "Netto {0} liegt unter dem Einstand von {1}.", price.WithoutTax(line.TaxRate), cost);
        if (price == line.Price)
            yield return new Problem("no-change", "Das ist schon der Preis von heute.");
    }

    private async Task<CalendarMonth> CalendarAsync(string? month, CancellationToken stop)
    {
        var first = CalendarMonth.Parse(month, clock.Today());
        var (start, end) = (first.StartUtc(), first.AddMonths(1).StartUtc());
        // Plans made together are one bar.
        var plans = await db.PricePlans.AsNoTracking().Where(p => p.State != PlanState.Cancelled && p.FromAt < end && (p.UntilAt == null ? p.FromAt >= start : p.UntilAt > start))
            .GroupBy(p => new { p.Batch, p.Name, p.FromAt, p.UntilAt, p.State })
            .Select(g => new { g.Key.Name, g.Key.FromAt, g.Key.UntilAt, g.Key.State, Count = g.Count() }).OrderBy(g => g.FromAt).Take(MostBars).ToListAsync(stop);
        return CalendarMonth.Of(first, clock.Today(), "/admin/price-plans", plans.Select(p => new CalendarEntry(
            p.Name, p.Count.ToString(CultureInfo.CurrentCulture) + " ×", $"/admin/price-plans?state=all&q={Uri.EscapeDataString(p.Name)}", p.FromAt, p.UntilAt ?? p.FromAt.AddMinutes(1),
            p.State switch { PlanState.Running => "is-running", PlanState.Done => "is-past", _ => "is-planned" })));
    }

    private IQueryable<PricePlan> InState(string state) => state switch
    {
        "running" => db.PricePlans.AsNoTracking().Where(p => p.State == PlanState.Running),
        "past" => db.PricePlans.AsNoTracking().Where(p => p.State == PlanState.Done || p.State == PlanState.Cancelled),
        "all" => db.PricePlans.AsNoTracking(),
        _ => db.PricePlans.AsNoTracking().Where(p => p.State == PlanState.Planned),
    };

    private static IQueryable<PricePlan> Searched(IQueryable<PricePlan> plans, string? q)
    {
        if (string.IsNullOrWhiteSpace(q))
            return plans;
        var like = LikePattern.Containing(q.Trim());
        return plans.Where(p => EF.Functions.Like(p.Name, like, LikePattern.Escape) || EF.Functions.Like(p.Variant!.Sku, like, LikePattern.Escape)
            || EF.Functions.Like(p.Variant.Product!.Name.De, like, LikePattern.Escape));
    }

    private static IQueryable<PlanRow> Rows(IQueryable<PricePlan> plans) =>
        plans.Select(p => new PlanRow(p, p.Variant!.ProductId, p.Variant.Sku, p.Variant.Product!.Name, p.Variant.Name, p.Variant.Price));
}
