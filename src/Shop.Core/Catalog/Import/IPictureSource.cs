namespace Shop.Catalog.Import;

/// <summary>Fetches a picture from the outside world.</summary>
public interface IPictureSource
{
    Task<FetchedPicture> FetchAsync(string url, CancellationToken stop);
}

/// <summary>The bytes of a picture, or why there are none.</summary>
/// <param name="WhyNot">German, key of its translation; {0} takes the address.</param>
public sealed record FetchedPicture(byte[] Bytes, string? WhyNot)
{
    public static FetchedPicture Missing(string why) => new([], why);
}
