namespace Shop.Operations;

/// <summary>A Data Protection key shared by all nodes.</summary>
public class SharedKey
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public required string Xml { get; set; }
}

/// <summary>When a background job last ran, for the health check and so that only one node runs it.</summary>
public class JobRun
{
    public required string Job { get; set; }

    /// <summary>A node that takes the job moves this ahead; the others then find nothing to do.</summary>
    public DateTime DueAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public string? LastError { get; set; }
}
