using Shop.Common;

namespace Shop.Content;

/// <summary>
/// Where a button or an entry of a menu leads, in one word: "category:key", "product:key", "page:key", "post:12", "news", "faq", "brands", "home"
/// or "url:" and an address. Empty leads nowhere.
/// </summary>
public static class ContentTarget
{
    public const string Elsewhere = "url:";
    public const int MostLetters = 500;

    private static readonly string[] Schemes = [Uri.UriSchemeHttps, Uri.UriSchemeHttp, Uri.UriSchemeMailto, "tel"];

    public static Problem Unsafe { get; } =
        new("unsafe-address", "Bitte geben Sie eine Adresse an, die mit https://, mailto:, tel: oder einem einzelnen / beginnt.");

    /// <summary>Why an address may not be linked: only the web, mail, telephone and pages of this shop, so nothing that runs as script.</summary>
    public static Problem? WhyNot(string address) => IsSafe(address) ? null : Unsafe;

    /// <summary>Whether a browser that follows the address only opens something; browsers skip white space and read \ as /.</summary>
    public static bool IsSafe(string address)
    {
        if (address.Length is 0 or > MostLetters || address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\\'))
            return false;
        if (address[0] == '/')
            return address.Length == 1 || address[1] != '/';
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme, StringComparer.Ordinal)
            && (uri.Scheme is not ("http" or "https") || uri.Host.Length > 0);
    }

    /// <summary>The kind and what it is about: ("category", "coffee"), ("url", "https://…"), ("news", "").</summary>
    public static (string Kind, string Key) Split(string target) => target.Split(':', 2) is [var kind, var key] ? (kind, key) : (target, "");
}
