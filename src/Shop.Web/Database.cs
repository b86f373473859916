using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Data.DemoData;
using Shop.Data.Sqlite;
using Shop.Data.SqlServer;
using Shop.Search;
using Shop.Settings;

namespace Shop.Web;

/// <summary>Chooses the database by configuration and brings it into the state a start needs.</summary>
public static class Database
{
    public static void AddShopDatabase(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var choice = new Choice(builder);
        services.AddSingleton(choice);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<TagCache>();
        services.AddSingleton<ShopSettings>();
        services.AddSingleton<ISearchDialect>(_ => choice.IsSqlite ? new Fts5Search() : new FullTextSearch());
        services.AddPooledDbContextFactory<ShopDb>((s, db) => choice.Configure(db).AddShopWriters(s.GetRequiredService<TimeProvider>()));
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<ShopDb>>().CreateDbContext());
        services.AddSingleton(s => new FirstStart(choice.OpenPlain, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new DemoReset(choice.OpenPlain, s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>In Development a start brings the database up to date by itself; elsewhere the command `migrate` does.</summary>
    public static async Task OpenShopAsync(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            await app.Services.PrepareAsync(new Said(app.Logger));
    }

    /// <summary>Migrates and furnishes: rates, number series and roles always, the demo shop where it is wanted and nothing is yet.</summary>
    public static async Task PrepareAsync(this IServiceProvider services, IProgress<string> progress, CancellationToken stop = default)
    {
        await using (var db = services.GetRequiredService<Choice>().OpenPlain())
        {
            await db.Database.MigrateAsync(stop);
            if (db.Database.IsSqlServer() && await FullTextSearch.InstallAsync(db, stop) is { } trouble)
                progress.Report($"no full-text index, search uses LIKE: {trouble}");
        }
        var demo = services.GetRequiredService<IConfiguration>().GetValue("Demo:Enabled", false);
        await services.GetRequiredService<FirstStart>().RunAsync(demo, progress, stop);
    }

    /// <summary>The database that the configuration names.</summary>
    internal sealed class Choice
    {
        private readonly DatabaseOptions _options;
        private readonly string _connection;

        public Choice(WebApplicationBuilder builder)
        {
            _options = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new();
            IsSqlite = _options.Provider.ToUpperInvariant() switch
            {
                "SQLITE" => true,
                "SQLSERVER" => false,
                _ => throw new InvalidOperationException($"Database:Provider is '{_options.Provider}'; it must be Sqlite or SqlServer."),
            };
            var connection = builder.Configuration.GetConnectionString("Shop") ?? "Data Source=data/shop.db";
            _connection = connection.Replace("Data Source=data/", $"Data Source={builder.Environment.ContentRootPath}/data/", StringComparison.Ordinal);
        }

        public bool IsSqlite { get; }

        public DbContextOptionsBuilder Configure(DbContextOptionsBuilder db) =>
            IsSqlite ? db.UseSqliteShop(_connection, _options) : db.UseSqlServerShop(_connection, _options);

        /// <summary>A context that writes neither change log nor price history, for seeding.</summary>
        public ShopDb OpenPlain()
        {
            var builder = new DbContextOptionsBuilder<ShopDb>();
            Configure(builder);
            return new ShopDb(builder.Options);
        }
    }

    private sealed class Said(ILogger log) : IProgress<string>
    {
        public void Report(string value) => log.LogInformation("{Step}", value);
    }
}
