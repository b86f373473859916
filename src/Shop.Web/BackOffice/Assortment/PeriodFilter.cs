using Shop.Assortment;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>A period in the address: the last half year of whole weeks unless said otherwise, at most two years.</summary>
public record PeriodFilter
{
    private const int UsualWeeks = 26;

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public (DateOnly From, DateOnly To) Period(DateOnly today)
    {
        var to = To is { } end && end < today ? end : today;
        var from = From is { } start && start <= to ? start : to.AddDays(1 - (7 * UsualWeeks));
        var most = (7 * AbcXyzReport.MostWeeks) - 1;
        return (to.DayNumber - from.DayNumber <= most ? from : to.AddDays(-most), to);
    }
}

/// <summary>What the matrix shows.</summary>
public sealed record MatrixFilter : PeriodFilter
{
    public AbcBasis By { get; init; }

    /// <summary>A cell, e.g. "AX"; "young" for what has no class yet.</summary>
    public string? Cell { get; init; }

    public int? Page { get; init; }

    public bool Shows(ClassedProduct row) => Cell switch
    {
        null or "" => true,
        "young" => row.Xyz is null,
        _ => string.Equals($"{row.Abc}{row.Xyz}", Cell, StringComparison.OrdinalIgnoreCase),
    };
}
