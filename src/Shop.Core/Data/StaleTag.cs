namespace Shop.Data;

/// <summary>
/// The change counter between nodes: each row says that cached pages with this tag are stale; every node reads the rows that came
/// since its last look (at least once a second) and drops those pages.
/// </summary>
public class StaleTag
{
    public long Id { get; set; }

    public required string Tag { get; set; }

    public DateTime At { get; set; }
}
