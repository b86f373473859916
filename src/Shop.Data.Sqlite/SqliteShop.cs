using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Shop.Data.Sqlite;

/// <summary>Opens the shop on an embedded SQLite file: WAL, foreign keys, one writer at a time that the others wait for.</summary>
public static class SqliteShop
{
    public static DbContextOptionsBuilder UseSqliteShop(this DbContextOptionsBuilder builder, string connectionString, DatabaseOptions options)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString)
        {
            ForeignKeys = true,
            DefaultTimeout = options.CommandTimeoutSeconds,
        };
        EnsureFolder(connection.DataSource);
        return builder
            .UseSqlite(connection.ToString(), o => o.MigrationsAssembly(typeof(SqliteShop).Assembly.GetName().Name).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(OpenWithPragmas.Instance);
    }

    /// <summary>Whether the engine gave up because another writer held the file.</summary>
    public static bool IsBusy(Exception? e) => e switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } => true,
        { InnerException: { } inner } => IsBusy(inner),
        _ => false,
    };

    private static void EnsureFolder(string file)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 0 } folder && !file.Contains(":memory:", StringComparison.Ordinal))
            Directory.CreateDirectory(folder);
    }

    /// <summary>
    /// Sets the pragmas once per pooled connection; WAL itself is stored in the file. A context keeps its connection until it is
    /// disposed: opening one anew for each query costs as much as a small query, because EF registers its functions every time.
    /// </summary>
    private sealed class OpenWithPragmas : DbConnectionInterceptor
    {
        public static readonly OpenWithPragmas Instance = new();

        private const string Pragmas = "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000; PRAGMA mmap_size=0;";

        private readonly ConditionalWeakTable<object, object> _set = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            // The handle outlives the connection object in the pool.
            if (connection is not SqliteConnection { Handle: { } handle } || !_set.TryAdd(handle, handle))
                return;
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        /// <summary>SQLite knows no asynchronous work; the pragmas are quick.</summary>
        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Lets the ef tool make migrations without the web app.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<ShopDb>
{
    public ShopDb CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<ShopDb>();
        builder.UseSqlite("Data Source=:memory:", o => o.MigrationsAssembly(typeof(SqliteShop).Assembly.GetName().Name));
        return new ShopDb(builder.Options);
    }
}
