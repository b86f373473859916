namespace Shop.Data;

/// <summary>One changed field of an audited row: who, when, old, new (GoBD).</summary>
public class ChangeLogEntry
{
    public long Id { get; set; }

    public DateTime At { get; set; }

    public required string Who { get; set; }

    /// <summary>By which screen, import or job, see <see cref="Data.Way"/>; null where nobody said.</summary>
    public string? Way { get; set; }

    /// <summary>Kind of the row, e.g. "Product".</summary>
    public required string Entity { get; set; }

    public int EntityId { get; set; }

    /// <summary>"Added", "Changed", "Removed"; of a person's data "Exported" or "Erased".</summary>
    public required string Action { get; set; }

    public string? Field { get; set; }

    public string? OldValue { get; set; }

    public string? NewValue { get; set; }
}
