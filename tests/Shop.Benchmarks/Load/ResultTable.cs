using System.Globalization;
using System.Text;

namespace Shop.Benchmarks.Load;

/// <summary>Collects the figures and prints them as a Markdown table; docs/performance.md keeps the last one.</summary>
internal sealed class ResultTable
{
    private readonly StringBuilder _rows = new();
    private readonly StringBuilder _facts = new();

    public bool HasMisses { get; private set; }

    public void Row(string name, Run run, Run bare, double floor)
    {
        var ratio = run.PerSecond / bare.PerSecond;
        var reached = ratio >= floor && run.Errors == 0;
        HasMisses |= !reached;
        var line = string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {run.PerSecond:N0} | {run.P50:0.00} | {run.P99:0.00} | {bare.PerSecond:N0} | {ratio:0.0000} | {floor} | {(reached ? "yes" : run.Errors > 0 ? $"{run.Errors} errors" : "no")} |");
        Console.Error.WriteLine(line);
        _rows.AppendLine(line);
    }

    public void Fact(string name, string value, bool reached)
    {
        HasMisses |= !reached;
        var line = $"| {name} | {value} | {(reached ? "yes" : "no")} |";
        Console.Error.WriteLine(line);
        _facts.AppendLine(line);
    }

    public void Print(int products)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{products:N0} products, {Wrk.Connections} connections, {Environment.ProcessorCount} cores shared by server and client."));
        Console.WriteLine();
        Console.WriteLine("| page | requests/s | p50 ms | p99 ms | bare Kestrel requests/s | ratio | floor | reached |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---|");
        Console.WriteLine(_rows.ToString().TrimEnd());
        Console.WriteLine();
        Console.WriteLine("| fact | value | reached |");
        Console.WriteLine("|---|---:|---|");
        Console.WriteLine(_facts.ToString().TrimEnd());
    }
}
