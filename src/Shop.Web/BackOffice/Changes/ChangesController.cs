using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common;
using Shop.Data;
using Shop.Web.Security;

namespace Shop.Web.BackOffice.Changes;

/// <summary>Who changed what and when; paged by key because the log only grows.</summary>
[Route("admin/changes")]
[Needs(Permissions.ChangeLogRead)]
public sealed class ChangesController(ShopDb db) : Controller
{
    private const int Size = 50;

    [HttpGet]
    public async Task<IActionResult> Index(ChangeFilter filter, CancellationToken stop)
    {
        var rows = await filter.Of(db).OrderByDescending(e => e.Id).Take(Size + 1).ToListAsync(stop);
        var more = rows.Count > Size;
        var kinds = await db.ChangeLog.Select(e => e.Entity).Distinct().OrderBy(e => e).ToListAsync(stop);
        return View(new ChangePage(filter, [.. rows.Take(Size)], more ? rows[Size - 1].Id : null, kinds));
    }
}

/// <summary>Which changes the log shows; lives in the address.</summary>
public sealed record ChangeFilter
{
    public string? Who { get; init; }

    public string? Entity { get; init; }

    public int? Id { get; init; }

    /// <summary>First business day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last business day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only entries older than this one.</summary>
    public long? Before { get; init; }

    public IQueryable<ChangeLogEntry> Of(ShopDb db)
    {
        var entries = db.ChangeLog.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(Who))
        {
            var part = "%" + Who.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            entries = entries.Where(e => EF.Functions.Like(e.Who, part, "\\"));
        }
        if (!string.IsNullOrEmpty(Entity))
            entries = entries.Where(e => e.Entity == Entity);
        if (Id is { } id)
            entries = entries.Where(e => e.EntityId == id);
        if (From?.StartUtc() is { } start)
            entries = entries.Where(e => e.At >= start);
        if (To?.AddDays(1).StartUtc() is { } end)
            entries = entries.Where(e => e.At < end);
        return Before is { } before ? entries.Where(e => e.Id < before) : entries;
    }
}

/// <summary>A page of the log.</summary>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record ChangePage(ChangeFilter Filter, IReadOnlyList<ChangeLogEntry> Rows, long? Next, IReadOnlyList<string> Kinds);
