using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Common.Csv;
using Shop.Data;
using Shop.Feeds;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Security;
using Shop.Web.Shared;
using Shop.Web.Storefront.Feeds;
using Shop.Web.Storefront.Seo;

namespace Shop.Web.BackOffice.Feeds;

/// <summary>What a channel would reject or find wanting, article by article, before it fetches.</summary>
[Route("admin/feeds/{id:int}/check")]
[Needs(Permissions.CatalogRead)]
public sealed class FeedCheckController(ShopDb db, FeedItems items, TagCache cache, SiteAddress site, WebTexts texts) : Controller
{
    private const int Size = 50;

    /// <param name="id">The feed.</param>
    /// <param name="code">Only this kind of remark.</param>
    /// <param name="page">Of the list.</param>
    /// <param name="stop">Ends the call.</param>
    [HttpGet]
    public async Task<IActionResult> Show(int id, string? code, int? page, CancellationToken stop)
    {
        if (await db.Feeds.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, stop) is not { } feed)
            return NotFound();
        var report = await ReportAsync(feed, stop);
        var rows = report.Rows.Where(r => string.IsNullOrEmpty(code) || r.Remark.Say.Code == code).ToList();
        var pager = new Pager(Pager.Within(page, Size, rows.Count), Size, rows.Count);
        return View("FeedCheck", new FeedCheckPage(feed, report, code, [.. rows.Skip((pager.Number - 1) * Size).Take(Size)], pager));
    }

    /// <summary>All remarks for a spreadsheet; this file is for people, so its cells are made harmless as everywhere.</summary>
    [HttpGet("csv")]
    public async Task<IActionResult> Csv(int id, CancellationToken stop)
    {
        if (await db.Feeds.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, stop) is not { } feed)
            return NotFound();
        var report = await ReportAsync(feed, stop);
        string[] head = [texts["Artikelnummer"].Value, texts["Titel"].Value, texts["Folge"].Value, texts["Grund"].Value];
        var bytes = CsvWriting.Write(head, report.Rows.Select(r => new[] { r.Sku, r.Title, (r.Remark.Rejects ? texts["Abgelehnt"] : texts["Hinweis"]).Value, r.Remark.Say.ToString() }));
        return File(bytes, "text/csv; charset=utf-8", $"feed-{feed.Id.ToString(CultureInfo.InvariantCulture)}.csv");
    }

    /// <summary>Kept until the catalogue changes: looking at every article of a large shop takes its time.</summary>
    private async Task<FeedReport> ReportAsync(Feed feed, CancellationToken stop) => await cache.GetAsync($"feed-report:{feed.Id}:{feed.Version}", "catalog", async () =>
    {
        var report = new FeedReport();
        await foreach (var item in items.ReadAsync(feed, FeedFiles.LinksOf(feed, site.Of(HttpContext)), stop))
            report.Add(item, FeedCheck.Of(item, feed.Channel));
        return report;
    });
}

/// <summary>A remark on an article.</summary>
public sealed record FeedRemarkRow(int ProductId, string Sku, string Title, FeedRemark Remark);

/// <summary>What a channel would say about a whole feed.</summary>
public sealed class FeedReport
{
    private const int Most = 20_000;
    private readonly List<FeedRemarkRow> _rows = [];
    private readonly Dictionary<string, (FeedRemark First, int Count)> _kinds = [];

    public int Items { get; private set; }

    /// <summary>Articles that the channel wouldn't take.</summary>
    public int Rejected { get; private set; }

    /// <summary>The first remarks; the counts go on.</summary>
    public IReadOnlyList<FeedRemarkRow> Rows => _rows;

    /// <summary>Kinds of remarks with how often they came, what is rejected first.</summary>
    public IEnumerable<(FeedRemark First, int Count)> Kinds => _kinds.Values.OrderByDescending(k => k.First.Rejects).ThenByDescending(k => k.Count);

    public void Add(FeedItem item, IEnumerable<FeedRemark> remarks)
    {
        Items++;
        var rejected = false;
        foreach (var remark in remarks)
        {
            rejected |= remark.Rejects;
            _kinds[remark.Say.Code] = _kinds.TryGetValue(remark.Say.Code, out var known) ? (known.First, known.Count + 1) : (remark, 1);
            if (_rows.Count < Most)
                _rows.Add(new FeedRemarkRow(item.ProductId, item.Id, item.Title, remark));
        }
        Rejected += rejected ? 1 : 0;
    }
}

/// <summary>The check of a feed.</summary>
public sealed record FeedCheckPage(Feed Feed, FeedReport Report, string? Code, IReadOnlyList<FeedRemarkRow> Rows, Pager Pager);
