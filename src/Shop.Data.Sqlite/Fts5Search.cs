using Microsoft.EntityFrameworkCore;
using Shop.Search;

namespace Shop.Data.Sqlite;

/// <summary>Search over the FTS5 table ProductSearch.</summary>
public sealed class Fts5Search : ISearchDialect
{
    public IQueryable<int> ProductIds(ShopDb db, IReadOnlyList<IReadOnlyList<SearchForm>> groups)
    {
        var match = string.Join(" AND ", groups.Select(forms => $"({string.Join(" OR ", forms.Select(Phrase))})"));
        return db.Database.SqlQuery<int>($"SELECT rowid AS Value FROM ProductSearch WHERE ProductSearch MATCH {match}");
    }

    /// <summary>Keys are letters and figures with blanks between; in quotes none of them is a word of the engine's language.</summary>
    private static string Phrase(SearchForm form) => form.Begins ? $"\"{form.Text}\" *" : $"\"{form.Text}\"";
}
