using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Shop.Search;

namespace Shop.Data.SqlServer;

/// <summary>Search by SQL Server's full-text engine, an optional part of its installation; without its index by LIKE.</summary>
public sealed class FullTextSearch : LikeSearch
{
    /// <summary>
    /// Makes the index where the engine is there and the index isn't. Not part of the migrations: it can't run in their transaction,
    /// and the shop works without.
    /// </summary>
    public const string Install = """
        IF SERVERPROPERTY('IsFullTextInstalled') = 1
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM sys.fulltext_catalogs WHERE name = N'Shop')
                EXEC(N'CREATE FULLTEXT CATALOG [Shop]');
            IF NOT EXISTS (SELECT 1 FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'Products'))
                EXEC(N'CREATE FULLTEXT INDEX ON [Products] ([SearchName] LANGUAGE 0, [SearchText] LANGUAGE 0, [SearchMore] LANGUAGE 0)
                       KEY INDEX [PK_Products] ON [Shop] WITH (CHANGE_TRACKING AUTO, STOPLIST OFF)');
        END
        """;

    private const string Installed = "SELECT COUNT(*) AS [Value] FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'Products')";

    private bool? _installed;

    /// <summary>Makes the index where that is possible; returns why it wasn't, else null.</summary>
    public static async Task<string?> InstallAsync(ShopDb db, CancellationToken stop)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync(Install, stop);
            return null;
        }
        catch (SqlException e)
        {
            return e.Message;
        }
    }

    public override IQueryable<int> ProductIds(ShopDb db, IReadOnlyList<IReadOnlyList<SearchForm>> groups) =>
        (_installed ??= IsInstalled(db)) ? Contains(db, groups) : base.ProductIds(db, groups);

    /// <summary>One CONTAINS a group: within one, all its words would have to stand in the same column.</summary>
    public static IQueryable<int> Contains(ShopDb db, IReadOnlyList<IReadOnlyList<SearchForm>> groups)
    {
        var conditions = groups.Select((_, i) => $"CONTAINS(([SearchName], [SearchText], [SearchMore]), {{{i}}})");
        object[] parameters = [.. groups.Select(forms => string.Join(" OR ", forms.Select(f => f.Begins ? $"\"{f.Text}*\"" : $"\"{f.Text}\"")))];
#pragma warning disable EF1002 // only the number of parameters varies
        return db.Database.SqlQueryRaw<int>($"SELECT [Id] AS [Value] FROM [Products] WHERE {string.Join(" AND ", conditions)}", parameters);
#pragma warning restore EF1002
    }

    private static bool IsInstalled(ShopDb db)
    {
        try
        {
            return db.Database.SqlQueryRaw<int>(Installed).AsEnumerable().Single() > 0;
        }
        catch (SqlException)
        {
            return false;
        }
    }
}
