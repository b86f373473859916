using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Shop.Benchmarks.Load;

/// <summary>Adds up how often each statement ran and how long the database took for it, to find what a run spends its time on.</summary>
internal sealed class StatementCounter : DbCommandInterceptor
{
    private const int Told = 15;
    private const int Width = 150;

    private readonly ConcurrentDictionary<string, (int Times, double Milliseconds)> _statements = new(StringComparer.Ordinal);

    public void Clear() => _statements.Clear();

    public void Print()
    {
        Console.WriteLine($"  {_statements.Values.Sum(s => s.Times)} statements, {_statements.Values.Sum(s => s.Milliseconds) / 1000:0.0} s in the database (reading of rows not counted)");
        foreach (var (sql, (times, milliseconds)) in _statements.OrderByDescending(s => s.Value.Milliseconds).Take(Told))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {milliseconds,9:0} ms {times,8} ×  {sql}"));
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Count(eventData);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Count(eventData);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Count(eventData);
        return ValueTask.FromResult(result);
    }

    private void Count(CommandExecutedEventData data)
    {
        var sql = data.Command.CommandText.ReplaceLineEndings(" ");
        _statements.AddOrUpdate(
            sql.Length > Width ? sql[..Width] : sql,
            _ => (1, data.Duration.TotalMilliseconds),
            (_, before) => (before.Times + 1, before.Milliseconds + data.Duration.TotalMilliseconds));
    }
}
