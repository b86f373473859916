using BenchmarkDotNet.Attributes;
using Shop.Catalog;
using Shop.Common;
using Shop.Pricing;

namespace Shop.Benchmarks.Micro;

/// <summary>What it costs to price a cart of a hundred lines under two VAT rates with shipping.</summary>
[MemoryDiagnoser]
public class PriceBenchmarks
{
    private readonly TaxTable _taxes = new(new Dictionary<TaxClass, decimal> { [TaxClass.Standard] = 0.19m, [TaxClass.Reduced] = 0.07m });
    private readonly ShippingToPrice _shipping = new(LocalizedText.Both("Standard"), Money.From(4.90m), null);
    private readonly List<LineToPrice> _lines = [.. Enumerable.Range(1, 100).Select(i => new LineToPrice(
        i, "SKU-" + i, LocalizedText.Both("Kaffee"), (i % 3) + 1, new Money(199 + (i * 7)), i % 4 == 0 ? TaxClass.Standard : TaxClass.Reduced))];

    private readonly long[] _weights = [.. Enumerable.Range(1, 100).Select(i => (long)i * 13)];

    [Benchmark]
    public Quote Price_a_cart_of_100_lines() => PriceCalculator.Price(_lines, _shipping, _taxes);

    [Benchmark]
    public IReadOnlyList<Money> Split_an_amount_over_100_lines() => new Money(99_999).Split(_weights);
}
