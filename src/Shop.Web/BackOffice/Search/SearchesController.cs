using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Search;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Search;

/// <summary>What visitors searched for, and what they didn't find.</summary>
[Route("admin/searches")]
[Needs(Permissions.CatalogRead)]
public sealed class SearchesController(ShopDb db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(SearchFilter filter, CancellationToken stop)
    {
        var (from, to) = filter.Period(clock.Today());
        var period = db.SearchRecords.AsNoTracking().Between(from, to);
        var hours = await period.ByHour().ToListAsync(stop);
        var counted = (filter.Empty ? period.WithoutHit() : period).Counted();
        var total = await counted.CountAsync(stop);
        var pager = new Pager(Pager.Within(filter.Page, SearchFilter.Size, total), SearchFilter.Size, total);
        var rows = await counted.Skip((pager.Number - 1) * pager.Size).Take(pager.Size).ToListAsync(stop);
        return View("Searches", new SearchesPage(filter, from, to, Days(hours, from, to), rows, pager));
    }

    private static List<SearchDay> Days(List<SearchHour> hours, DateOnly from, DateOnly to)
    {
        var byDay = hours.ToLookup(h => h.Day);
        return [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays)
            .Select(day => new SearchDay(day, byDay[day].Sum(h => h.Searches), byDay[day].Sum(h => h.Empty)))];
    }
}

/// <summary>What the screen shows; lives in the address.</summary>
public sealed record SearchFilter
{
    public const int Size = 50;
    private const int UsualDays = 30;
    private const int MostDays = 366;

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Only what found nothing.</summary>
    public bool Empty { get; init; }

    public int? Page { get; init; }

    /// <summary>The business days asked for: the last thirty unless said otherwise, at most a year.</summary>
    public (DateOnly From, DateOnly To) Period(DateOnly today)
    {
        var to = To is { } end && end < today ? end : today;
        var from = From is { } start && start <= to ? start : to.AddDays(1 - UsualDays);
        return (to.DayNumber - from.DayNumber < MostDays ? from : to.AddDays(1 - MostDays), to);
    }
}

/// <summary>A day's searches, and those of them that found nothing.</summary>
public sealed record SearchDay(DateOnly Day, int Searches, int Empty);

/// <summary>Searches of a period.</summary>
public sealed record SearchesPage(SearchFilter Filter, DateOnly From, DateOnly To, IReadOnlyList<SearchDay> Days, IReadOnlyList<SearchCount> Rows, Pager Pager)
{
    public int Searches => Days.Sum(d => d.Searches);

    public int Empty => Days.Sum(d => d.Empty);
}
