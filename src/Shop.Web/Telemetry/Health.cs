using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Common;
using Shop.Data;

namespace Shop.Web.Telemetry;

/// <summary>/health/live says that the process answers; /health/ready that it can sell: database, jobs, mail queue, disk.</summary>
public static class Health
{
    public static void AddShopHealth(this IServiceCollection services)
    {
        services.AddSingleton<Heartbeats>();
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<JobsCheck>("jobs")
            .AddCheck<MailQueueCheck>("mail queue")
            .AddCheck<DiskCheck>("disk");
    }

    public static void MapShopHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        checks = report.Entries.ToDictionary(e => e.Key, e => new { status = e.Value.Status.ToString(), e.Value.Description }),
    });
}

/// <summary>Where background loops say that they are alive.</summary>
public sealed class Heartbeats(TimeProvider clock)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, DateTime> _beats = new();

    public IReadOnlyDictionary<string, DateTime> All => _beats;

    public void Beat(string job) => _beats[job] = clock.UtcNow();
}

internal sealed class DatabaseCheck(IDbContextFactory<ShopDb> databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await db.NumberSeries.AsNoTracking().CountAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("The database doesn't answer or isn't migrated.");
        }
    }
}

internal sealed class JobsCheck(Heartbeats beats, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var silent = beats.All.Where(b => clock.UtcNow() - b.Value > Longest).Select(b => b.Key).Order().ToList();
        return Task.FromResult(silent.Count == 0
            ? HealthCheckResult.Healthy($"{beats.All.Count} running")
            : HealthCheckResult.Unhealthy("Silent: " + string.Join(", ", silent)));
    }
}

internal sealed class MailQueueCheck(IDbContextFactory<ShopDb> databases, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var limit = clock.UtcNow().AddHours(-1);
            var late = await db.Mails.CountAsync(m => m.SentAt == null && m.GivenUpAt == null && m.CreatedAt < limit, cancellationToken);
            return late == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{late} mails wait for over an hour");
        }
        catch (System.Data.Common.DbException)
        {
            return HealthCheckResult.Unhealthy("unknown, the database doesn't answer");
        }
    }
}

internal sealed class DiskCheck(IWebHostEnvironment environment) : IHealthCheck
{
    private const long Least = 200L << 20;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var free = new DriveInfo(environment.ContentRootPath).AvailableFreeSpace;
        return Task.FromResult(free > Least
            ? HealthCheckResult.Healthy($"{free >> 20} MB free")
            : HealthCheckResult.Unhealthy($"only {free >> 20} MB free"));
    }
}
