using Microsoft.EntityFrameworkCore;
using Shop.Catalog;

namespace Shop.Data.Sqlite;

/// <summary>
/// Search over the FTS5 table ProductSearch, whose trigram index finds parts of compounds ("kaffee" in "roestkaffee"); words under
/// three letters fall back to substring search.
/// </summary>
public sealed class TrigramSearch : SubstringSearch
{
    public override IQueryable<int> ProductIds(ShopDb db, IReadOnlyList<string> words)
    {
        if (words.Any(w => w.Length < 3))
            return base.ProductIds(db, words);
        var match = string.Join(" AND ", words.Select(w => '"' + w.Replace('\0', ' ').Replace("\"", "\"\"", StringComparison.Ordinal) + '"'));
        return db.Database.SqlQuery<int>($"SELECT rowid AS Value FROM ProductSearch WHERE ProductSearch MATCH {match}");
    }
}
