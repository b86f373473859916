namespace Shop.Common;

/// <summary>One page of a list with what a pager needs.</summary>
/// <param name="Number">Starts at 1.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Number, int Size, int Total)
{
    public int Count => Math.Max(1, (Total + Size - 1) / Size);

    public bool HasNext => Number < Count;

    public bool HasPrevious => Number > 1;
}
