using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Web.Telemetry;

namespace Shop.Web.Jobs;

/// <summary>
/// Hands outbox events to their handlers. A message is taken by a conditional update that moves its due time ahead (the lease), so of
/// several nodes one handles it; a failed one comes back with growing pauses until it succeeds. Handlers may see an event twice.
/// </summary>
public sealed class OutboxPump(IServiceScopeFactory scopes, TimeProvider clock, WakeUp wake, Heartbeats beats, ILogger<OutboxPump> log)
    : Pump(wake.Outbox, beats, log)
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly FrozenDictionary<string, Type> Events = typeof(IOutboxEvent).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IOutboxEvent).IsAssignableFrom(t))
        .ToFrozenDictionary(t => t.Name);

    /// <summary>1, 2, 4 … seconds, at most 15 minutes.</summary>
    public static TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(900, Math.Pow(2, Math.Clamp(attempts - 1, 0, 20))));

    public override async Task<int> WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var due = await db.Outbox.AsNoTracking().DueAt(clock.UtcNow()).OrderBy(m => m.Id).Take(AtOnce).ToListAsync(stop);
        var taken = 0;
        foreach (var message in due)
        {
            if (!await TakeAsync(db, message, stop))
                continue;
            taken++;
            await HandleAsync(db, message, stop);
        }
        return taken;
    }

    /// <summary>The number of attempts tells whether another node was faster.</summary>
    private async Task<bool> TakeAsync(ShopDb db, OutboxMessage message, CancellationToken stop)
    {
        var until = clock.UtcNow() + Lease;
        return await db.Outbox.Where(m => m.Id == message.Id && m.DoneAt == null && m.Attempts == message.Attempts)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, until).SetProperty(x => x.Attempts, x => x.Attempts + 1), stop) == 1;
    }

    private async Task HandleAsync(ShopDb db, OutboxMessage message, CancellationToken stop)
    {
        var row = db.Outbox.Where(m => m.Id == message.Id);
        try
        {
            await DispatchAsync(message, stop);
            var now = clock.UtcNow();
            await row.ExecuteUpdateAsync(m => m.SetProperty(x => x.DoneAt, now).SetProperty(x => x.LastError, (string?)null), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await row.ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, message.DueAt), CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            var attempts = message.Attempts + 1;
            var next = clock.UtcNow() + PauseAfter(attempts);
            log.LogWarning(e, "Event {Kind} {Id} failed in attempt {Attempt}", message.Kind, message.Id, attempts);
            await row.ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, next).SetProperty(x => x.LastError, e.Message), stop);
        }
    }

    /// <summary>
    /// Every handler gets a scope of its own, so that one's unsaved rows never reach another's save, and its turn even when another failed.
    /// </summary>
    private async Task DispatchAsync(OutboxMessage message, CancellationToken stop)
    {
        if (!Events.TryGetValue(message.Kind, out var type))
            throw new InvalidOperationException($"There is no event '{message.Kind}'");
        var happened = JsonSerializer.Deserialize(message.Payload, type) ?? throw new InvalidOperationException("An event without content");
        var handlerType = typeof(IOutboxHandler<>).MakeGenericType(type);
        var handle = handlerType.GetMethod(nameof(IOutboxHandler<IOutboxEvent>.HandleAsync))!;
        var failures = new List<Exception>();
        for (var i = 0; i < Count(handlerType); i++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = scope.ServiceProvider.GetServices(handlerType).ElementAt(i);
            try
            {
                await (Task)handle.Invoke(handler, BindingFlags.DoNotWrapExceptions, null, [happened, stop], null)!;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures.Add(e);
            }
        }
        if (failures.Count > 0)
            throw failures.Count == 1 ? failures[0] : new AggregateException(failures);
    }

    private int Count(Type handlerType)
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetServices(handlerType).Count();
    }
}
