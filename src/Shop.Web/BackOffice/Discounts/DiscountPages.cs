using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Discounts;
using Shop.Shipping;
using Shop.Web.BackOffice.Pricing;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Discounts;

/// <summary>The screen of the editor.</summary>
/// <param name="Saved">As it is saved; null for a new one.</param>
/// <param name="Sentence">The saved discount in plain words.</param>
/// <param name="Look">What it will do as it is typed.</param>
public sealed record DiscountEditor(
    DiscountForm Form, Discount? Saved, DiscountState State, string Sentence, IReadOnlyDictionary<string, Picker> Pickers, IReadOnlyList<string> Groups, DiscountLook Look)
{
    public int Coupons { get; init; }

    public int Uses { get; init; }

    /// <summary>Where the shop ships, and what was chosen before it stopped shipping there.</summary>
    public required IReadOnlyList<TickChoice> Countries { get; init; }
}

/// <summary>An article that a discount makes hardly worth selling.</summary>
/// <param name="Margin">Of the net price, in percent.</param>
public sealed record LowMargin(string Sku, LocalizedText Name, Money Price, Money Reduced, decimal Margin);

/// <summary>Reads the screens of discounts.</summary>
public sealed class DiscountPages(ShopDb db, DiscountLooks looks, Pickers pickers, WebTexts texts, TimeProvider clock)
{
    private const int MostBars = 40;

    public async Task<DiscountList> ListAsync(DiscountFilter filter, string? month, CancellationToken stop)
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
            counts,
            await CalendarAsync(month, stop));
    }

    private async Task<CalendarMonth> CalendarAsync(string? month, CancellationToken stop)
    {
        var first = CalendarMonth.Parse(month, clock.Today());
        var (start, end) = (first.StartUtc(), first.AddMonths(1).StartUtc());
        var now = clock.UtcNow();
        var found = await db.Discounts.AsNoTracking().Where(d => !d.Paused && d.StartsAt < end && (d.EndsAt == null || d.EndsAt > start)).OrderBy(d => d.StartsAt).ThenBy(d => d.Id).Take(MostBars).ToListAsync(stop);
        return CalendarMonth.Of(first, clock.Today(), "/admin/discounts", found.Select(d => new CalendarEntry(
            d.Name.ToString(), texts.Name(d.Kind), $"/admin/discounts/{d.Id}", d.StartsAt, d.EndsAt ?? end,
            d.StateAt(now) switch { DiscountState.Running => "is-running", DiscountState.Ended => "is-past", _ => "is-planned" })));
    }

    public async Task<string> SentenceAsync(Discount discount, CancellationToken stop) =>
        texts.Sentence(discount, await ScopeNames.ReadAsync(db, [discount], stop), (await CodesAsync([discount.Id], stop)).GetValueOrDefault(discount.Id));

    public async Task<DiscountEditor> EditorAsync(DiscountForm form, Discount? saved, CancellationToken stop)
    {
        saved = saved is { Id: 0 } ? null : saved;
        var typed = new Discount { Id = saved?.Id ?? 0, StartsAt = saved?.StartsAt ?? clock.UtcNow() };
        await form.ApplyToAsync(typed, db, stop);
        var found = new Dictionary<string, Picker>();
        foreach (var kind in Pickers.Kinds)
            found[kind] = await pickers.ReadAsync(kind, form, stop);
        var groups = await db.Discounts.Where(d => d.ExclusionGroup != "").Select(d => d.ExclusionGroup).Distinct().OrderBy(g => g).ToListAsync(stop);
        return new DiscountEditor(
            form, saved, saved?.StateAt(clock.UtcNow()) ?? DiscountState.Planned, saved is null ? "" : await SentenceAsync(saved, stop),
            found, groups, await looks.AtAsync(typed, stop))
        {
            Coupons = saved is null ? 0 : await db.Coupons.CountAsync(c => c.DiscountId == saved.Id, stop),
            Countries = await CountriesAsync(form, stop),
            Uses = saved is null ? 0 : await db.DiscountUses.CountAsync(u => u.DiscountId == saved.Id && u.ReturnedAt == null, stop),
        };
    }

    private async Task<IReadOnlyList<TickChoice>> CountriesAsync(DiscountForm form, CancellationToken stop) =>
        [.. (await db.ShippingMethods.AsNoTracking().Where(m => m.Active).ToListAsync(stop)).Countries().Union(form.Countries)
            .Select(code => new TickChoice(code, Countries.NameOf(code).ToString())).OrderBy(c => c.Name, StringComparer.CurrentCulture)];

    /// <summary>A single code that brings the discount, to be named.</summary>
    private async Task<Dictionary<int, string>> CodesAsync(List<int> ids, CancellationToken stop) => await db.Coupons
        .Where(c => ids.Contains(c.DiscountId) && c.Batch == "").GroupBy(c => c.DiscountId)
        .Select(g => new { g.Key, Code = g.Min(c => c.Code)! }).ToDictionaryAsync(g => g.Key, g => g.Code, stop);
}
