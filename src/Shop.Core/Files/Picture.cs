namespace Shop.Files;

/// <summary>A picture as uploaded; pages show its renditions. The key is the content's hash, so a URL never changes its bytes.</summary>
public class Picture
{
    public int Id { get; set; }

    /// <summary>First 20 hex digits of the original's SHA-256.</summary>
    public required string Key { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    public DateTime CreatedAt { get; set; }

    public PictureState State { get; set; }

    /// <summary>How often its widths were tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When the next try may begin; whoever works on it moves this ahead.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>Why its widths couldn't be made: a German sentence, the key of its translation.</summary>
    public string? LastError { get; set; }

    public List<PictureRendition> Renditions { get; } = [];
}

/// <summary>How far the widths of a picture are.</summary>
public enum PictureState
{
    Done,

    /// <summary>A first width and the original are shown until all are made.</summary>
    Waiting,

    /// <summary>The original is shown for good.</summary>
    Failed,
}

/// <summary>The bytes of a picture in one width.</summary>
public class PictureRendition
{
    public int Id { get; set; }

    public int PictureId { get; set; }

    /// <summary>In pixels.</summary>
    public int Width { get; set; }

    public required string ContentType { get; set; }

    public required byte[] Bytes { get; set; }

    /// <summary>The upload itself without its camera data; it goes once all widths are made.</summary>
    public bool IsOriginal { get; set; }
}
