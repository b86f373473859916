using System.Text.Json;

namespace Shop.Data;

/// <summary>Marks something that happened and that higher rooms may react to.</summary>
public interface IOutboxEvent;

/// <summary>Reacts to an event of a lower room, at least once, outside the save that caused it.</summary>
public interface IOutboxHandler<in TEvent>
    where TEvent : IOutboxEvent
{
    Task HandleAsync(TEvent happened, CancellationToken stop);
}

/// <summary>An event written in the same save as its cause and handled afterwards, with retries.</summary>
public class OutboxMessage
{
    public long Id { get; set; }

    public required string Kind { get; set; }

    public required string Payload { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Not before this time; a node that takes the message moves it ahead as its lease.</summary>
    public DateTime DueAt { get; set; }

    public int Attempts { get; set; }

    public DateTime? DoneAt { get; set; }

    public string? LastError { get; set; }

    public static OutboxMessage Of<TEvent>(TEvent happened, DateTime now)
        where TEvent : IOutboxEvent => new()
        {
            Kind = typeof(TEvent).Name,
            Payload = JsonSerializer.Serialize(happened),
            CreatedAt = now,
            DueAt = now,
        };
}
