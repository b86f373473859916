using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Discounts;
using Shop.Lists;
using Shop.Search;
using Shop.Settings;
using Shop.Web.BackOffice.Categories;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.ProductLists;

/// <summary>Reads the product list: always the same few questions, however long it is.</summary>
public sealed class ProductListPages(ShopDb db, ProductSearch search, ShopSettings settings, ListKeeper keeper, ActiveDiscounts discounts)
{
    public async Task<ProductList> ReadAsync(ProductFilter filter, int userId, CancellationToken stop)
    {
        await keeper.CatchUpAsync(stop);
        var prefers = await SettingsAsync(userId, stop);
        var categories = await CategoryChoices.LoadAsync(db, stop);
        var exact = await ExactAsync(filter.Q, stop);
        var found = await FoundAsync(filter, categories, exact, stop);
        var page = await ListSort.Of(filter.Sort).PageAsync(found, ProductFilter.Size, Languages.Current, filter.After, filter.Before, q => q.ToListAsync(stop));
        var first = page.Before is null && exact.Count > 0 ? await found.Where(p => exact.Contains(p.ProductId)).ToListAsync(stop) : [];
        var rows = await RowsAsync([.. first.Concat(page.Rows).Select(r => r.ProductId).Distinct()], categories, prefers.Columns, stop);
        return new ProductList(
            filter, [.. rows.Select(r => exact.Contains(r.Id) ? r with { IsExact = true } : r)], await found.Take(ListQueries.CountedUpTo + 1).CountAsync(stop),
            page.Before, page.After, categories, await ChoicesAsync(stop), prefers);
    }

    /// <summary>Everything the filter finds, in the order of the list.</summary>
    public async Task<IQueryable<int>> IdsAsync(ProductFilter filter, CancellationToken stop)
    {
        await keeper.CatchUpAsync(stop);
        var categories = await CategoryChoices.LoadAsync(db, stop);
        var found = await FoundAsync(filter, categories, await ExactAsync(filter.Q, stop), stop);
        return ListSort.Of(filter.Sort).From(found, Languages.Current).Select(p => p.ProductId);
    }

    /// <summary>The rows of these products in their order.</summary>
    public async Task<IReadOnlyList<ProductRow>> RowsAsync(IReadOnlyCollection<int> ids, CategoryChoices categories, IReadOnlyList<ProductColumn> columns, CancellationToken stop)
    {
        var rows = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(ProductRow.From(db)).ToDictionaryAsync(r => r.Id, stop);
        var listed = await db.ListedProducts.AsNoTracking().Where(l => ids.Contains(l.ProductId)).ToDictionaryAsync(l => l.ProductId, stop);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id] with { CategoryName = categories.NameOf(rows[id].CategoryId), Columns = columns, Listed = listed.GetValueOrDefault(id) })];
    }

    /// <summary>One row, e.g. after a change in the list.</summary>
    public async Task<ProductRow?> RowAsync(int id, int userId, CancellationToken stop)
    {
        await keeper.CatchUpAsync(stop);
        var columns = ProductColumns.Of(await db.ListPreferences.Where(p => p.UserId == userId).Select(p => p.Columns).FirstOrDefaultAsync(stop));
        return (await RowsAsync([id], await CategoryChoices.LoadAsync(db, stop), columns, stop)).SingleOrDefault();
    }

    public async Task<ListSettings> SettingsAsync(int userId, CancellationToken stop)
    {
        var prefers = await db.ListPreferences.AsNoTracking().FirstOrDefaultAsync(p => p.UserId == userId, stop);
        var views = await db.SavedViews.AsNoTracking().Where(v => v.UserId == userId || v.Shared).OrderBy(v => v.Name).ThenBy(v => v.Id).ToListAsync(stop);
        return new ListSettings(userId, ProductColumns.Of(prefers?.Columns), views, prefers?.DefaultViewId);
    }

    private async Task<IQueryable<ListedProduct>> FoundAsync(ProductFilter filter, CategoryChoices categories, List<int> exact, CancellationToken stop)
    {
        var rules = await settings.GetAsync<SalesRules>(stop);
        var rows = filter.Of(db, categories.Tree, rules.FewLeft, filter.Discounted ? await discounts.AutomaticReachAsync(stop) : null);
        if (!SearchWords.Of(filter.Q ?? "").Any())
            return rows;
        var ids = (await search.AmongAsync(db.Products, filter.Q, stop)).Select(p => p.Id);
        return exact.Count == 0 ? rows.Where(p => ids.Contains(p.ProductId)) : rows.Where(p => exact.Contains(p.ProductId) || ids.Contains(p.ProductId));
    }

    /// <summary>Products with exactly this article number, supplier's number or GTIN.</summary>
    private async Task<List<int>> ExactAsync(string? q, CancellationToken stop)
    {
        if (q?.Trim() is not { Length: > 1 and <= 80 } code)
            return [];
        return await db.Variants.Where(v => v.Sku == code).Select(v => v.ProductId)
            .Union(db.Variants.Where(v => v.Gtin == code).Select(v => v.ProductId)).Take(10).ToListAsync(stop);
    }

    /// <summary>Brands, makers, suppliers, tags and target groups in one trip.</summary>
    private async Task<ListChoices> ChoicesAsync(CancellationToken stop)
    {
        var rows = await db.Database.SqlQuery<FilterChoice>($"""
            SELECT 'brand' AS "Kind", "Id", "Name" FROM "Brands" UNION ALL SELECT 'manufacturer', "Id", "Name" FROM "Manufacturers"
            UNION ALL SELECT 'supplier', "Id", "Name" FROM "Suppliers" UNION ALL SELECT 'tag', "Id", "Name" FROM "Tags" UNION ALL SELECT 'group', "Id", "Name" FROM "TargetGroups"
            """).ToListAsync(stop);
        return new ListChoices(rows.OrderBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase).ToLookup(r => r.Kind));
    }
}
