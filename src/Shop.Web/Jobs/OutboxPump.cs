using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Web.Telemetry;

namespace Shop.Web.Jobs;

/// <summary>
/// Hands outbox events to their handlers. Messages are taken by a conditional update that moves their due time ahead (the lease), so of
/// several nodes one handles them; a failed one comes back with growing pauses until it succeeds. Handlers may see an event twice.
/// Taking and finishing are one write each for a whole batch, so that a rush of orders keeps the database.
/// </summary>
public sealed class OutboxPump(IServiceScopeFactory scopes, TimeProvider clock, WakeUp wake, Heartbeats beats, ILogger<OutboxPump> log)
    : Pump(wake.Outbox, beats, log)
{
    private const int AtOnce = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly FrozenDictionary<string, Type> Events = typeof(IOutboxEvent).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IOutboxEvent).IsAssignableFrom(t))
        .ToFrozenDictionary(t => t.Name);

    private DateTime _sweepAt;

    /// <summary>1, 2, 4 … seconds, at most 15 minutes.</summary>
    public static TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(900, Math.Pow(2, Math.Clamp(attempts - 1, 0, 20))));

    public override async Task<int> WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        var taken = await TakeAsync(db, stop);
        var done = new List<long>();
        try
        {
            foreach (var message in taken)
            {
                if (await TryHandleAsync(db, message, stop))
                    done.Add(message.Id);
            }
        }
        finally
        {
            await FinishAsync(db, taken, done, stop);
        }
        await SweepAsync(db, stop);
        return taken.Count;
    }

    /// <summary>The lease ends at a moment of its own, which tells this node's messages from those that another took meanwhile.</summary>
    private async Task<List<OutboxMessage>> TakeAsync(ShopDb db, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var due = await db.Outbox.DueAt(now).OrderBy(m => m.Id).Take(AtOnce).Select(m => m.Id).ToListAsync(stop);
        if (due.Count == 0)
            return [];
        var until = now + Lease + TimeSpan.FromTicks(Random.Shared.NextInt64(TimeSpan.TicksPerMinute));
        await db.Outbox.DueAt(now).Where(m => due.Contains(m.Id))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, until).SetProperty(x => x.Attempts, x => x.Attempts + 1), stop);
        return await db.Outbox.AsNoTracking().Where(m => due.Contains(m.Id) && m.DueAt == until).OrderBy(m => m.Id).ToListAsync(stop);
    }

    private async Task<bool> TryHandleAsync(ShopDb db, OutboxMessage message, CancellationToken stop)
    {
        try
        {
            await DispatchAsync(message, stop);
            return true;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            var next = clock.UtcNow() + PauseAfter(message.Attempts);
            log.LogWarning(e, "Event {Kind} {Id} failed in attempt {Attempt}", message.Kind, message.Id, message.Attempts);
            await db.Outbox.Where(m => m.Id == message.Id)
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, next).SetProperty(x => x.LastError, e.Message), stop);
            return false;
        }
    }

    /// <summary>Marks what is done; when the app stops, gives the rest back to be taken at once.</summary>
    private async Task FinishAsync(ShopDb db, List<OutboxMessage> taken, List<long> done, CancellationToken stop)
    {
        var now = clock.UtcNow();
        if (done.Count > 0)
        {
            await db.Outbox.Where(m => done.Contains(m.Id))
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.DoneAt, now).SetProperty(x => x.LastError, (string?)null), CancellationToken.None);
        }
        var left = taken.Select(m => m.Id).Except(done).ToList();
        if (stop.IsCancellationRequested && left.Count > 0)
            await db.Outbox.Open().Where(m => left.Contains(m.Id)).ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, now), CancellationToken.None);
    }

    /// <summary>Once an hour forgets what was done long ago.</summary>
    private async Task SweepAsync(ShopDb db, CancellationToken stop)
    {
        var now = clock.UtcNow();
        if (now < _sweepAt)
            return;
        _sweepAt = now.AddHours(1);
        var limit = now - Kept;
        await db.Outbox.Where(m => m.DoneAt < limit).ExecuteDeleteAsync(stop);
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
