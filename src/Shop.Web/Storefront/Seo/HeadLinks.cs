using Shop.Web.Shared;

namespace Shop.Web.Storefront.Seo;

/// <summary>
/// The addresses a page gives search engines: its own without what changes nothing (campaign parameters, the chosen variant) and the
/// same page in the other language.
/// </summary>
public sealed record HeadLinks(string Canonical, string De, string En)
{
    /// <summary>Links below a host.</summary>
    /// <param name="host">From <see cref="SiteAddress"/>.</param>
    /// <param name="alternates">The page in both languages, with everything the visitor asked for.</param>
    /// <param name="canonical">What the page says about itself; a query in it belongs to the page (a list's second page) and to its twin.</param>
    public static HeadLinks Of(string host, Alternates alternates, string? canonical)
    {
        var own = canonical ?? Bare(alternates.In(Languages.Current));
        var query = own.Contains('?', StringComparison.Ordinal) ? own[own.IndexOf('?', StringComparison.Ordinal)..] : "";
        return new HeadLinks(host + own, host + Bare(alternates.De) + query, host + Bare(alternates.En) + query);
    }

    private static string Bare(string address) => address.Split('?')[0];
}
