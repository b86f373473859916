using System.Globalization;
using Shop.Catalog;
using Shop.Common;
using Shop.Search;

namespace Shop.Web.Storefront.Shared;

/// <summary>What the visitor asked a list for, read from and written to the address: ?origin=kenya&amp;roast=light&amp;min=5&amp;sort=new&amp;page=2.</summary>
/// <param name="Query">The words of a search, else empty.</param>
public sealed record ListFilter(string Query, IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen, Money? Min, Money? Max, ProductSort Sort, int Page)
{
    public static ListFilter None { get; } = new("", new Dictionary<string, IReadOnlyList<string>>(), null, null, ProductSort.Popular, 1);

    private static readonly Dictionary<string, ProductSort> Sorts = new()
    {
        [""] = ProductSort.Popular,
        ["new"] = ProductSort.Newest,
        ["cheap"] = ProductSort.CheapestFirst,
        ["dear"] = ProductSort.DearestFirst,
        ["name"] = ProductSort.Name,
    };

    public bool IsAny => Chosen.Count > 0 || Min is not null || Max is not null;

    public string SortKey => Sorts.First(s => s.Value == Sort).Key;

    /// <summary>Whether a value is chosen, e.g. "roast", "light".</summary>
    public bool Has(string attribute, string option) => Chosen.TryGetValue(attribute, out var options) && options.Contains(option);

    /// <summary>Reads the query; what it doesn't know it leaves out.</summary>
    public static ListFilter From(IQueryCollection query, IEnumerable<Facet> known, string words = "")
    {
        var chosen = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var facet in known)
        {
            var asked = query[facet.Key].Where(v => facet.Options.Any(o => o.Key == v)).OfType<string>().Distinct().ToList();
            if (asked.Count > 0)
                chosen[facet.Key] = asked;
        }
        var page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Clamp(n, 1, 10_000) : 1;
        return new ListFilter(words, chosen, Amount(query["min"]), Amount(query["max"]), Sorts.GetValueOrDefault(query["sort"].ToString()), page);
    }

    /// <summary>The query of this filter on another page of the list.</summary>
    public string At(int page) => (this with { Page = page }).ToQuery();

    /// <summary>The query without one value, for the chips of active filters.</summary>
    public string Without(string attribute, string option)
    {
        var left = Chosen.Select(c => (c.Key, Options: c.Key == attribute ? c.Value.Where(o => o != option).ToList() : c.Value))
            .Where(c => c.Options.Count > 0)
            .ToDictionary(c => c.Key, c => (IReadOnlyList<string>)c.Options);
        return (this with { Chosen = left, Page = 1 }).ToQuery();
    }

    /// <summary>The query without any filter.</summary>
    public string Bare() => (None with { Query = Query, Sort = Sort }).ToQuery();

    public string WithoutPrice() => (this with { Min = null, Max = null, Page = 1 }).ToQuery();

    public string ToQuery()
    {
        var pairs = new List<(string Key, string Value)>();
        Add("q", Query);
        pairs.AddRange(Chosen.SelectMany(c => c.Value.Select(v => (c.Key, v))));
        Add("min", Min is { } min ? Plain(min) : "");
        Add("max", Max is { } max ? Plain(max) : "");
        Add("sort", SortKey);
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : "");
        return QueryString.Create(pairs.Select(p => KeyValuePair.Create(p.Key, (string?)p.Value))).ToString();

        void Add(string key, string value)
        {
            if (value.Length > 0)
                pairs.Add((key, value));
        }
    }

    /// <summary>An amount as one types it, with a comma or a point.</summary>
    public static string Plain(Money money) => money.Amount.ToString(money.Cents % 100 == 0 ? "0" : "0.00", CultureInfo.CurrentCulture);

    private static Money? Amount(string? typed) =>
        decimal.TryParse(typed?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount is >= 0 and < 1_000_000
            ? Money.From(amount)
            : null;
}

/// <summary>A facet with the number of products behind each value.</summary>
public sealed record CountedFacet(Facet Facet, IReadOnlyList<(FacetOption Option, int Count)> Options);

/// <summary>Some values of a facet as boxes to tick.</summary>
public sealed record FilterOptions(Facet Facet, IEnumerable<(FacetOption Option, int Count)> Options, ListFilter Filter);
