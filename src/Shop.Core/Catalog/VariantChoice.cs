using Shop.Common;

namespace Shop.Catalog;

/// <summary>A variant reduced to what choosing needs.</summary>
public sealed record ChoosableVariant(int Id, string Sku, Money Price, int Position, bool Available, IReadOnlyCollection<int> ValueIds);

/// <summary>A value of an option with its place.</summary>
public sealed record ChoosableValue(int OptionId, LocalizedText OptionName, int OptionPosition, int Id, LocalizedText Name, int Position);

/// <summary>Whether a choice can be had together with the others.</summary>
public enum OfferState
{
    Available,
    SoldOut,

    /// <summary>There is no such combination; the choice leads to the nearest one.</summary>
    NotMade,
}

/// <summary>One choice on offer and the variant it leads to.</summary>
public sealed record OfferedValue(LocalizedText Name, string Sku, Money Price, bool Chosen, OfferState State)
{
    public bool Available => State == OfferState.Available;
}

/// <summary>All combinations of two options as a table.</summary>
/// <param name="Columns">Values of the second option.</param>
public sealed record VariantMatrix(LocalizedText RowName, LocalizedText ColumnName, IReadOnlyList<LocalizedText> Columns, IReadOnlyList<MatrixRow> Rows);

/// <summary>A value of the first option with its combinations; null where there is no such variant.</summary>
public sealed record MatrixRow(LocalizedText Name, IReadOnlyList<ChoosableVariant?> Cells);

/// <summary>One option with its values, e.g. the size with 250 g, 500 g and 1 kg.</summary>
public sealed record OfferedOption(LocalizedText Name, IReadOnlyList<OfferedValue> Values)
{
    public OfferedValue? Chosen => Values.FirstOrDefault(v => v.Chosen);

    /// <summary>Whether the choice changes the price, so that the prices are worth showing.</summary>
    public bool ChangesPrice => Values.Select(v => v.Price).Distinct().Skip(1).Any();
}

/// <summary>Which variant each click leads to: the one with the clicked value that keeps most of the other choices.</summary>
public static class VariantChoice
{
    /// <summary>The variant to show first: the asked one, else the first that can be delivered, else the first.</summary>
    public static ChoosableVariant? Start(IReadOnlyList<ChoosableVariant> variants, string? sku) =>
        variants.FirstOrDefault(v => sku is not null && string.Equals(v.Sku, sku, StringComparison.OrdinalIgnoreCase))
        ?? variants.OrderByDescending(v => v.Available).ThenBy(v => v.Position).ThenBy(v => v.Id).FirstOrDefault();

    public static IReadOnlyList<OfferedOption> Offer(
        IReadOnlyList<ChoosableVariant> variants, IReadOnlyList<ChoosableValue> values, ChoosableVariant chosen) =>
        [.. values.GroupBy(v => v.OptionId)
            .OrderBy(g => g.First().OptionPosition).ThenBy(g => g.Key)
            .Select(g => new OfferedOption(g.First().OptionName, OfferValues(variants, [.. g], chosen)))
            .Where(o => o.Values.Count > 0)];

    private static List<OfferedValue> OfferValues(IReadOnlyList<ChoosableVariant> variants, List<ChoosableValue> values, ChoosableVariant chosen)
    {
        var others = chosen.ValueIds.Where(id => values.TrueForAll(v => v.Id != id)).ToList();
        var offered = new List<OfferedValue>();
        foreach (var value in values.OrderBy(v => v.Position).ThenBy(v => v.Id))
        {
            var target = variants.Where(v => v.ValueIds.Contains(value.Id))
                .OrderByDescending(v => v.Id == chosen.Id)
                .ThenByDescending(v => others.Count(v.ValueIds.Contains))
                .ThenByDescending(v => v.Available)
                .ThenBy(v => v.Position)
                .FirstOrDefault();
            if (target is null)
                continue;
            var state = !others.TrueForAll(target.ValueIds.Contains) ? OfferState.NotMade : target.Available ? OfferState.Available : OfferState.SoldOut;
            offered.Add(new OfferedValue(value.Name, target.Sku, target.Price, target.Id == chosen.Id, state));
        }
        return offered;
    }

    /// <summary>Null where there is nothing a table would add: fewer or more than two options, or a single row.</summary>
    public static VariantMatrix? Matrix(IReadOnlyList<ChoosableVariant> variants, IReadOnlyList<ChoosableValue> values)
    {
        var options = values.GroupBy(v => v.OptionId).OrderBy(g => g.First().OptionPosition).ThenBy(g => g.Key)
            .Select(g => g.OrderBy(v => v.Position).ThenBy(v => v.Id).ToList()).ToList();
        if (options is not [{ Count: > 1 } rows, { Count: > 1 } columns])
            return null;
        return new VariantMatrix(
            rows[0].OptionName, columns[0].OptionName, columns.ConvertAll(c => c.Name),
            rows.ConvertAll(r => new MatrixRow(r.Name, columns.ConvertAll(c => variants.FirstOrDefault(v => v.ValueIds.Contains(r.Id) && v.ValueIds.Contains(c.Id))))));
    }
}
