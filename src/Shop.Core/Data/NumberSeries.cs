using Microsoft.EntityFrameworkCore;

namespace Shop.Data;

/// <summary>
/// A counter for document numbers. The number is taken by a conditional update inside the transaction that saves the document:
/// a rolled-back document gives its number back, so a series has no gaps (§14 (4) Nr. 4 UStG).
/// </summary>
public class NumberSeries
{
    public required string Key { get; set; }

    public required string Prefix { get; set; }

    public long Next { get; set; }

    /// <summary>Takes the next number, e.g. "RE-100001". Must run inside the caller's transaction.</summary>
    public static async Task<string> TakeAsync(ShopDb db, string key, CancellationToken stop = default) =>
        (await TakeManyAsync(db, key, 1, stop)).NumberAt(0);

    /// <summary>Takes numbers in a row. Must run inside the caller's transaction, which others after the same series wait for.</summary>
    public static async Task<NumberRange> TakeManyAsync(ShopDb db, string key, int count, CancellationToken stop = default)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A number is taken inside the transaction of its document");

        var taken = await db.NumberSeries.Where(s => s.Key == key)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Next, x => x.Next + count), stop);
        if (taken == 0)
            throw new InvalidOperationException($"There is no number series '{key}'");
        var series = await db.NumberSeries.AsNoTracking().SingleAsync(s => s.Key == key, stop);
        return new NumberRange(series.Prefix, series.Next - count);
    }
}

/// <summary>Numbers that follow each other, taken from a series.</summary>
/// <param name="First">The first one, without prefix.</param>
public readonly record struct NumberRange(string Prefix, long First)
{
    public string NumberAt(int index) => Prefix + (First + index).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
