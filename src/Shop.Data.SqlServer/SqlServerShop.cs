using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Shop.Data.SqlServer;

/// <summary>Opens the shop on SQL Server.</summary>
public static class SqlServerShop
{
    public static DbContextOptionsBuilder UseSqlServerShop(this DbContextOptionsBuilder builder, string connectionString, DatabaseOptions options) =>
        builder.UseSqlServer(connectionString, o =>
        {
            o.MigrationsAssembly(typeof(SqlServerShop).Assembly.GetName().Name);
            o.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery);
            o.CommandTimeout(options.CommandTimeoutSeconds);
            if (options.MaxBatchSize is { } size)
                o.MaxBatchSize(size);
            if (options.CompatibilityLevel is { } level)
                o.UseCompatibilityLevel(level);
            if (options.Retries > 0)
                o.EnableRetryOnFailure(options.Retries);
        });

    /// <summary>Whether a transient fault, a time-out or a deadlock stopped the command.</summary>
    public static bool IsBusy(Exception? e) => e switch
    {
        SqlException { Number: -2 or 1205 or 1222 } => true,
        { InnerException: { } inner } => IsBusy(inner),
        _ => false,
    };
}

/// <summary>Lets the ef tool make migrations without a server.</summary>
public sealed class SqlServerDesign : IDesignTimeDbContextFactory<ShopDb>
{
    public ShopDb CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<ShopDb>();
        builder.UseSqlServer("Server=none;Database=none", o => o.MigrationsAssembly(typeof(SqlServerShop).Assembly.GetName().Name));
        return new ShopDb(builder.Options);
    }
}
