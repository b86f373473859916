namespace Shop.Data;

/// <summary>Questions about the outbox.</summary>
public static class OutboxQueries
{
    public static IQueryable<OutboxMessage> Open(this IQueryable<OutboxMessage> messages) => messages.Where(m => m.DoneAt == null);

    /// <summary>What a node may take now.</summary>
    public static IQueryable<OutboxMessage> DueAt(this IQueryable<OutboxMessage> messages, DateTime now) => messages.Open().Where(m => m.DueAt <= now);
}
