namespace Shop.Content;

/// <summary>How a block, button, entry, answer or post was saved once, kept so that it can be brought back.</summary>
public class ContentRevision
{
    public int Id { get; set; }

    /// <summary>Kind of the row, e.g. "FaqEntry".</summary>
    public required string Subject { get; set; }

    public int SubjectId { get; set; }

    /// <summary>Everything its editor holds, as JSON.</summary>
    public required string Content { get; set; }

    public DateTime SavedAt { get; set; }

    /// <summary>Empty for what was there before the first save.</summary>
    public required string Author { get; set; }
}
