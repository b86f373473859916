using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Data.Sqlite;
using Shop.Data.SqlServer;

namespace Shop.Tests;

/// <summary>
/// A real database for one test: an SQLite file copied from a migrated template or, with SHOP_TEST_SQLSERVER set to a connection
/// string, a database of its own on that server.
/// </summary>
public sealed class TestShop : IDisposable, IDbContextFactory<ShopDb>
{
    private static readonly Lazy<string> Template = new(MigrateTemplate);
    private static readonly DatabaseOptions Options = new() { MaxBatchSize = Setting("SHOP_TEST_MAXBATCHSIZE"), Retries = 0 };

    private readonly string _name = "shop_test_" + Guid.NewGuid().ToString("n");

    private TestShop()
    {
        if (SqlServer is { } server)
        {
            ConnectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = _name }.ToString();
            ExecuteOnServer($"CREATE DATABASE [{_name}]");
            using var db = CreateDbContext();
            db.Database.Migrate();
        }
        else
        {
            var file = Path.Combine(Folder, _name + ".db");
            File.Copy(Template.Value, file);
            ConnectionString = "Data Source=" + file;
        }
    }

    /// <summary>The server to test on; null for SQLite.</summary>
    public static string? SqlServer { get; } = NamedServer() ?? ContainerServer();

    public ManualClock Clock { get; } = new();

    public string ConnectionString { get; }

    private static string Folder { get; } = Directory.CreateTempSubdirectory("shop-tests-").FullName;

    public static TestShop Open() => new();

    public ShopDb CreateDbContext() => new(OptionsFor(ConnectionString, Clock, withWriters: true));

    /// <summary>Without change log, versions and price history, as seeding uses it.</summary>
    public ShopDb CreatePlainContext() => new(OptionsFor(ConnectionString, Clock, withWriters: false));

    /// <summary>A context that something goes wrong in.</summary>
    public ShopDb CreateBrokenContext(Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor trouble) =>
        new(new DbContextOptionsBuilder<ShopDb>(OptionsFor(ConnectionString, Clock, withWriters: true)).AddInterceptors(trouble).Options);

    /// <summary>Runs some work on a fresh context.</summary>
    public async Task<T> AskAsync<T>(Func<ShopDb, Task<T>> work)
    {
        await using var db = CreateDbContext();
        return await work(db);
    }

    /// <summary>Runs some work on a fresh context and saves.</summary>
    public async Task DoAsync(Func<ShopDb, Task> work)
    {
        await using var db = CreateDbContext();
        await work(db);
        await db.SaveChangesAsync();
    }

    public void Dispose()
    {
        if (SqlServer is not null)
        {
            SqlConnection.ClearAllPools();
            ExecuteOnServer($"DROP DATABASE [{_name}]");
            return;
        }
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        foreach (var file in Directory.GetFiles(Folder, _name + ".db*"))
            File.Delete(file);
    }

    private static DbContextOptions<ShopDb> OptionsFor(string connectionString, TimeProvider clock, bool withWriters)
    {
        var builder = new DbContextOptionsBuilder<ShopDb>();
        if (SqlServer is null)
            builder.UseSqliteShop(connectionString, Options);
        else
            builder.UseSqlServerShop(connectionString, Options);
        if (withWriters)
            builder.AddShopWriters(clock);
        return builder.Options;
    }

    private static string MigrateTemplate()
    {
        var file = Path.Combine(Folder, "template.db");
        using (var db = new ShopDb(OptionsFor("Data Source=" + file, TimeProvider.System, withWriters: false)))
        {
            db.Database.Migrate();
            db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        SqliteConnection.ClearAllPools();
        return file;
    }

    private static string? NamedServer() => Environment.GetEnvironmentVariable("SHOP_TEST_SQLSERVER") is { Length: > 0 } server ? server : null;

#if TESTCONTAINERS
    private static string? ContainerServer()
    {
        var container = new Testcontainers.MsSql.MsSqlBuilder().WithImage("mcr.microsoft.com/mssql/server:2022-latest").Build();
        container.StartAsync().GetAwaiter().GetResult();
        return container.GetConnectionString();
    }
#else
    /// <summary>With -p:UseTestcontainers=true the tests start a server of their own.</summary>
    private static string? ContainerServer() => null;
#endif

    private static void ExecuteOnServer(string sql)
    {
        using var connection = new SqlConnection(SqlServer);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : null;
}
