using System.Globalization;
using Shop.Catalog;
using Shop.Common;

namespace Shop.Search;

/// <summary>Numbers with many different values are filtered by ranges that hold about as many values each; few values stay as they are.</summary>
internal sealed class NumberRanges
{
    private const int MostValues = 8;
    private const int Ranges = 5;

    /// <summary>Above all ids of options and below those of stars and stock.</summary>
    private const int FirstFact = 1_900_000_000;

    private readonly Dictionary<int, int> _factOfOption = [];
    private readonly Dictionary<int, List<FacetOption>> _options = [];

    public NumberRanges(IEnumerable<AttributeDefinition> attributes)
    {
        foreach (var definition in attributes.Where(a => a.Type == AttributeType.Number && a.Options.Count > MostValues))
            _options[definition.Id] = [.. Cut(definition)];
    }

    /// <summary>The range that a value lies in; null where the value itself is filtered by.</summary>
    public int? FactOf(int optionId) => _factOfOption.TryGetValue(optionId, out var fact) ? fact : null;

    public Facet FacetOf(AttributeDefinition definition) => new(definition.Key, definition.Name, _options.TryGetValue(definition.Id, out var ranges)
        ? ranges
        : [.. definition.Options.OrderBy(o => o.Number ?? o.Position).ThenBy(o => o.Position).Select(o => new FacetOption(o.Id, o.Key, Named(definition, o)))]);

    private IEnumerable<FacetOption> Cut(AttributeDefinition definition)
    {
        var sorted = definition.Options.OrderBy(o => o.Number ?? 0).ToList();
        foreach (var (i, part) in sorted.Chunk((sorted.Count + Ranges - 1) / Ranges).Index())
        {
            var fact = FirstFact + (definition.Id * Ranges) + i;
            foreach (var option in part)
                _factOfOption[option.Id] = fact;
            var (from, to) = (part[0], part[^1]);
            yield return new FacetOption(fact, string.Create(CultureInfo.InvariantCulture, $"{from.Key}_{to.Key}"), from == to
                ? Named(definition, from)
                : new(WithUnit($"{from.Name.De}–{to.Name.De}", definition), WithUnit($"{from.Name.In("en")}–{to.Name.In("en")}", definition)));
        }
    }

    private static LocalizedText Named(AttributeDefinition definition, AttributeOption option) => option.Number is null || definition.Type != AttributeType.Number
        ? option.Name
        : new(WithUnit(option.Name.De, definition), WithUnit(option.Name.In("en"), definition));

    private static string WithUnit(string text, AttributeDefinition definition) => definition.Unit.Length == 0 ? text : $"{text} {definition.Unit}";
}
