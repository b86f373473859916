using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Data.Sqlite;
using Shop.Data.SqlServer;
using Shop.Search;

namespace Shop.Tests.Search;

/// <summary>Searches a shop as its visitors do.</summary>
internal sealed class SearchScene(TestShop shop)
{
    private readonly TagCache _cache = new();

    public Catalogue Catalogue => new(shop, _cache);

    public ProductSearch On(ShopDb db) => new(db, TestShop.SqlServer is null ? new Fts5Search() : new FullTextSearch(), Catalogue, _cache);

    /// <summary>The answer, and the keys of the first products.</summary>
    public async Task<(SearchAnswer Answer, IReadOnlyList<string> Keys)> FindAsync(string words, int first)
    {
        await using var db = shop.CreateDbContext();
        var answer = await On(db).FindAsync(words, default);
        var ids = answer.Found.Take(first).Select(p => p.Id).ToList();
        var keys = await db.Products.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Key);
        return (answer, ids.ConvertAll(id => keys[id]));
    }
}
