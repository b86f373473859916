namespace Shop.Data;

/// <summary>The section "Database" of the configuration.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>"Sqlite" or "SqlServer".</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>Statements per round trip; 1 switches batching off. SQL Server only.</summary>
    public int? MaxBatchSize { get; set; }

    /// <summary>Compatibility level of the server, e.g. 160. SQL Server only.</summary>
    public int? CompatibilityLevel { get; set; }

    /// <summary>How long a command may take.</summary>
    public int CommandTimeoutSeconds { get; set; } = 30;

    /// <summary>Attempts after a lost connection. SQL Server only; 0 switches it off.</summary>
    public int Retries { get; set; } = 4;
}
