namespace Shop.Data;

/// <summary>Housekeeping that a room asks for once a day, on one of the nodes, in the quiet hours.</summary>
public interface IDailyJob
{
    /// <summary>The row of the job in the table of runs.</summary>
    string Name { get; }

    Task RunAsync(CancellationToken stop);
}
