namespace Shop.Web.Storefront.Placements;

/// <summary>Tells programs from people by what they say they are; whoever says nothing is a program.</summary>
public static class Robots
{
    private static readonly string[] Words =
    [
        "bot", "crawl", "spider", "slurp", "headless", "lighthouse", "preview", "scrap", "monitor", "phantom", "python", "curl", "wget", "http-client", "httpclient", "java/", "go-http",
        "facebookexternalhit", "feed", "archiver", "validator", "pingdom", "check",
    ];

    public static bool IsRobot(string? userAgent) =>
        string.IsNullOrWhiteSpace(userAgent) || Array.Exists(Words, w => userAgent.Contains(w, StringComparison.OrdinalIgnoreCase));
}
