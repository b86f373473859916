using Microsoft.EntityFrameworkCore;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>How many products a shelf holds.</summary>
/// <param name="Own">On the shelf itself.</param>
/// <param name="Total">With all below it, each product once.</param>
public sealed record ShelfCount(int Id, int Own, int Total);

/// <summary>Counts the products of all shelves in one query.</summary>
public static class ShelfCounts
{
    public static async Task<IReadOnlyDictionary<int, ShelfCount>> ReadAsync(ShopDb db, CancellationToken stop) =>
        (await Rows(db).ToListAsync(stop)).ToDictionary(r => r.Id);

    /// <summary>Written by hand: going down a tree of any depth is beyond the query translator. Both engines read it.</summary>
    public static IQueryable<ShelfCount> Rows(ShopDb db) => db.Database.SqlQuery<ShelfCount>($"""
        WITH "Below" ("Top", "Id") AS (
            SELECT "Id", "Id" FROM "Categories"
            UNION ALL
            SELECT b."Top", c."Id" FROM "Categories" c JOIN "Below" b ON c."ParentId" = b."Id")
        SELECT b."Top" AS "Id", COUNT(CASE WHEN p."CategoryId" = b."Top" THEN 1 END) AS "Own", COUNT(DISTINCT p."ProductId") AS "Total"
        FROM "Below" b JOIN "ProductCategories" p ON p."CategoryId" = b."Id"
        GROUP BY b."Top"
        """);
}
