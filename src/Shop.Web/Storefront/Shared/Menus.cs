using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Content;
using Shop.Data;

namespace Shop.Web.Storefront.Shared;

/// <summary>An entry of a menu with those below it.</summary>
/// <param name="Href">Null for a heading that leads nowhere.</param>
/// <param name="Shelf">Key of the shelf it leads to, so that the menu shows where one is.</param>
/// <param name="Lead">A sentence about it, shown beside the entries below.</param>
public sealed record MenuLink(int Id, LocalizedText Label, string? Href, string? Shelf, LocalizedText Lead, IReadOnlyList<MenuLink> Below);

/// <summary>
/// The menus of header and footer: what managers put there; while they put nothing, the shelves of the shop. An entry to a shelf brings
/// its shelves along unless it has entries of its own.
/// </summary>
public sealed class Menus(ShopDb db, TagCache cache, Frame frame, LinkTargets linkTargets)
{
    private const int MostShelves = 8;

    public async Task<IReadOnlyList<MenuLink>> HeaderAsync(IUrlHelper url, CancellationToken stop = default)
    {
        var rows = (await RowsAsync(stop)).FindAll(r => r.Menu == MenuEntry.Header);
        return rows.Count > 0 ? await LinksAsync(rows, url, stop) : await ShelvesAsync(url, stop);
    }

    /// <summary>What managers put into the footer, beside the links that are always there.</summary>
    public async Task<IReadOnlyList<MenuLink>> FooterAsync(IUrlHelper url, CancellationToken stop = default) =>
        await LinksAsync((await RowsAsync(stop)).FindAll(r => r.Menu == MenuEntry.Footer), url, stop);

    private async Task<List<MenuRow>> RowsAsync(CancellationToken stop) =>
        await cache.GetAsync("frame:menus", ContentTags.Frame, () => db.MenuEntries.AsNoTracking().OrderBy(e => e.Position).ThenBy(e => e.Id)
            .Select(e => new MenuRow(e.Id, e.Menu, e.ParentId, e.Label, e.Target)).ToListAsync(stop));

    private async Task<List<MenuLink>> LinksAsync(List<MenuRow> rows, IUrlHelper url, CancellationToken stop)
    {
        if (rows.Count == 0)
            return [];
        var tree = await frame.TreeAsync(stop);
        var found = await linkTargets.ReadAsync(rows.Select(r => r.Target), stop);
        return Below(null);

        List<MenuLink> Below(int? parent) => [.. rows.Where(r => r.ParentId == parent).Select(Link).OfType<MenuLink>()];

        MenuLink? Link(MenuRow row)
        {
            var there = found.GetValueOrDefault(row.Target);
            var below = row.ParentId is null ? Below(row.Id) : [];
            if (there is null && below.Count == 0)
                return null;
            if (there?.Shelf is { } shelf && below.Count == 0 && row is { ParentId: null, Menu: MenuEntry.Header })
                below = ShelvesOf(tree.ChildrenOf(shelf.Id), tree, url, 1);
            var label = row.Label.De.Length > 0 ? row.Label : there?.Name ?? row.Label;
            return new MenuLink(row.Id, label, there?.Href(url), there?.Shelf?.Key, there?.Shelf?.Description ?? LocalizedText.Empty, below);
        }
    }

    private async Task<List<MenuLink>> ShelvesAsync(IUrlHelper url, CancellationToken stop)
    {
        var tree = await frame.TreeAsync(stop);
        return ShelvesOf(tree.Roots.Take(MostShelves), tree, url, 2);
    }

    private static List<MenuLink> ShelvesOf(IEnumerable<Shelf> shelves, CategoryTree tree, IUrlHelper url, int levels) =>
        [.. shelves.Select(s => new MenuLink(s.Id, s.Name, url.Category(s), s.Key, s.Description, levels > 1 ? ShelvesOf(tree.ChildrenOf(s.Id), tree, url, levels - 1) : []))];

    private sealed record MenuRow(int Id, string Menu, int? ParentId, LocalizedText Label, string Target);
}
