using System.Globalization;
using Shop.Common.Csv;

namespace Shop.Web.BackOffice.Imports;

/// <summary>Rows that follow one another and have the same remark, as one line of a list: "29–47".</summary>
public sealed record RowSpan(int First, int Last, string Text)
{
    public string In(CultureInfo culture) => First == Last ? First.ToString("N0", culture) : $"{First.ToString("N0", culture)}–{Last.ToString("N0", culture)}";

    public static IEnumerable<RowSpan> Of(IEnumerable<RowRemark> rows, CultureInfo words)
    {
        RowSpan? span = null;
        foreach (var row in rows)
        {
            var text = row.In(words);
            if (span is not null && span.Text == text && row.Row == span.Last + 1)
            {
                span = span with { Last = row.Row };
                continue;
            }
            if (span is not null)
                yield return span;
            span = new RowSpan(row.Row, row.Row, text);
        }
        if (span is not null)
            yield return span;
    }
}
