using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Content;
using Shop.Data;

namespace Shop.Web.Storefront.Shared;

/// <summary>A button of the merchant in one of the places that pages keep for them.</summary>
/// <param name="Style">Ending of its class: "primary", "ink", "line" or "quiet".</param>
public sealed record CallLink(LocalizedText Text, string Href, string Style);

/// <summary>Finds the buttons for a place; those whose time it isn't or whose target is gone are left out.</summary>
public sealed class Calls(ShopDb db, TagCache cache, LinkTargets linkTargets, TimeProvider clock)
{
    public async Task<IReadOnlyList<CallLink>> InAsync(string slot, IUrlHelper url, CancellationToken stop = default)
    {
        var now = clock.UtcNow();
        var rows = (await RowsAsync(stop)).FindAll(r => r.Slot == slot && Schedules.IsWithin(r.From, r.Until, now));
        if (rows.Count == 0)
            return [];
        var found = await linkTargets.ReadAsync(rows.Select(r => r.Target), stop);
        return [.. rows.Where(r => found.ContainsKey(r.Target)).Select(r => new CallLink(r.Text, found[r.Target].Href(url), r.Style))];
    }

    private async Task<List<CallRow>> RowsAsync(CancellationToken stop) =>
        await cache.GetAsync("frame:calls", ContentTags.Frame, () => db.CallsToAction.AsNoTracking().Where(c => c.Active).OrderBy(c => c.Position).ThenBy(c => c.Id)
            .Select(c => new CallRow(c.Slot, c.Text, c.Target, c.Style, c.ShownFrom, c.ShownUntil)).ToListAsync(stop));

    private sealed record CallRow(string Slot, LocalizedText Text, string Target, string Style, DateTime? From, DateTime? Until);
}
