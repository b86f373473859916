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

    public List<PictureRendition> Renditions { get; } = [];
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
}
