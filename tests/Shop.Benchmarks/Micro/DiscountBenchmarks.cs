using BenchmarkDotNet.Attributes;
using Shop.Catalog;
using Shop.Common;
using Shop.Discounts;

namespace Shop.Benchmarks.Micro;

/// <summary>What a thousand active discounts cost on a cart of a hundred lines; 5 ms are allowed.</summary>
[MemoryDiagnoser]
public class DiscountBenchmarks
{
    private static readonly DateTime Now = new(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc);
    private readonly List<LineToDiscount> _lines = [.. Enumerable.Range(1, 100).Select(i => new LineToDiscount(
        i, 1000 + i, [i % 40], i % 25, i % 3 + 1, new Money(199 + i * 7), i % 4 == 0 ? 0.19m : 0.07m, new Money(100 + i * 3)))];

    private readonly DiscountContext _context = new(Now, Country: "DE", Shipping: new Money(490));
    private readonly DiscountIndex _usual = new(Enumerable.Range(1, 1000).Select(Usual), new CategoryTree([]));
    private readonly DiscountIndex _everything = new(Enumerable.Range(1, 1000).Select(OnEverything), new CategoryTree([]));

    /// <summary>All kinds, scopes and groups mixed, as many as half of them with a line in the cart.</summary>
    [Benchmark]
    public DiscountOutcome A_thousand_of_all_kinds() => DiscountEngine.Run(_usual, _lines, _context);

    /// <summary>The worst of all: every discount is for every line, in ten groups.</summary>
    [Benchmark]
    public DiscountOutcome A_thousand_for_every_line() => DiscountEngine.Run(_everything, _lines, _context);

    private static Discount Usual(int i)
    {
        var kinds = Enum.GetValues<DiscountKind>();
        return new Discount
        {
            Id = i,
            Name = LocalizedText.Both("Rabatt"),
            Kind = kinds[i % kinds.Length],
            Percent = i % 30 + 1,
            Amount = new Money(300 + i % 200),
            Pieces = 3,
            RewardPieces = 1,
            Tiers = new([new(new Money(3000), 5, Money.Zero), new(new Money(9000), 8, Money.Zero)]),
            Products = i % 3 == 0 ? new([1000 + i % 300, 1001 + i % 300]) : IdList.None,
            Categories = i % 3 == 1 ? new([i % 100]) : IdList.None,
            Brands = i % 3 == 2 ? new([i % 80]) : IdList.None,
            ExclusionGroup = i % 5 == 0 ? "" : $"g{i % 20}",
            MarginFloor = i % 7 == 0 ? 15 : null,
            MarginCaps = i % 14 == 0,
            NeedsCoupon = i % 6 == 0,
            StartsAt = Now.AddDays(-1),
        };
    }

    private static Discount OnEverything(int i) => new()
    {
        Id = i,
        Name = LocalizedText.Both("Rabatt"),
        Kind = i % 2 == 0 ? DiscountKind.Percentage : DiscountKind.Amount,
        Percent = i % 30 + 1,
        Amount = new Money(300 + i % 200),
        ExclusionGroup = $"g{i % 10}",
        StartsAt = Now.AddDays(-1),
    };
}
