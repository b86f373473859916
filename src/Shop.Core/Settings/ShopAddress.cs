namespace Shop.Settings;

/// <summary>Where the shop is on the web, for links in mails that are written in the background.</summary>
/// <param name="Url">E.g. "https://shop.example"; empty where it isn't known, then mails have no links.</param>
public sealed record ShopAddress(string Url)
{
    /// <summary>The full address of a path, e.g. "/de"; null where the shop's own isn't known.</summary>
    public string? Of(string path) => Url.Length == 0 ? null : Url.TrimEnd('/') + path;
}
