using FsCheck;
using FsCheck.Fluent;
using Shop.Catalog;
using Shop.Common;
using Shop.Discounts;
using Xunit;

namespace Shop.Tests.Discounts;

public class DiscountPropertyTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc);
    private static readonly CategoryTree Tree = new([]);
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    [Fact]
    public void No_line_becomes_cheaper_than_free_and_the_parts_add_up() => Check(scene =>
    {
        var outcome = scene.Run();
        return scene.Lines.All(l => !outcome.Of(l.Key).IsNegative && outcome.Of(l.Key) <= l.UnitPrice * l.Quantity)
            && outcome.Shipping <= scene.Shipping && !outcome.Shipping.IsNegative
            && outcome.Total == outcome.Verdicts.Sum(v => v.Amount)
            && (scene.Lines.Length == 0 || outcome.Verdicts.Count == scene.Discounts.Length);
    });

    [Fact]
    public void The_order_of_lines_and_discounts_does_not_matter() => Check(scene =>
    {
        var (outcome, turned) = (scene.Run(), (scene with { Lines = [.. scene.Lines.Reverse()], Discounts = [.. scene.Discounts.Reverse()] }).Run());
        return Same(outcome, turned);
    });

    [Fact]
    public void The_same_question_has_the_same_answer() => Check(scene => Same(scene.Run(), scene.Run()));

    [Fact]
    public void Removing_a_discount_never_makes_the_cart_cheaper() => Check(scene =>
    {
        var saved = scene.Run().Total;
        return scene.Discounts.All(d => (scene with { Discounts = [.. scene.Discounts.Where(x => x != d)] }).Run().Total <= saved);
    });

    [Fact]
    public void Of_an_exclusion_group_at_most_one_is_applied() => Check(scene =>
    {
        var applied = scene.Run().Applied.Select(v => v.Discount).ToList();
        return applied.Where(d => d.ExclusionGroup.Length > 0).GroupBy(d => d.ExclusionGroup).All(g => g.Count() == 1)
            && (applied.Count == 1 || !applied.Exists(d => d.StandsAlone));
    });

    /// <summary>Against the slowest way there is: every allowed combination, one after the other.</summary>
    [Fact]
    public void No_allowed_combination_saves_more() => Check(scene =>
    {
        var together = scene.Discounts.Where(d => !d.StandsAlone).ToList();
        var groups = together.Where(d => d.ExclusionGroup.Length > 0).GroupBy(d => d.ExclusionGroup).ToList();
        IEnumerable<Discount[]> allowed = [[.. together.Where(d => d.ExclusionGroup.Length == 0)]];
        foreach (var group in groups)
            allowed = [.. allowed.SelectMany(chosen => group.Select(d => (Discount[])[.. chosen, d]).Append(chosen))];
        var most = allowed.Concat(scene.Discounts.Where(d => d.StandsAlone).Select(d => (Discount[])[d])).Max(chosen => (scene with { Discounts = chosen }).Run().Total);
        return scene.Run().Total == most;
    });

    /// <summary>Eight groups of eight on a cart whose every line is used up by some: more than sixteen million combinations.</summary>
    [Fact]
    public void A_cart_made_to_be_hard_is_still_searched_to_the_end()
    {
        var dice = new Random(7);
        var lines = Enumerable.Range(1, 10).Select(i => new LineToDiscount(i, i, [i % 3], null, dice.Next(1, 4), new Money(dice.Next(300, 3_000)))).ToArray();
        var discounts = Enumerable.Range(0, 64).Select(i => new Discount
        {
            Id = i + 1,
            Name = LocalizedText.Both("x"),
            Kind = i % 2 == 0 ? DiscountKind.Percentage : DiscountKind.FixedPrice,
            Percent = dice.Next(20, 101),
            Amount = new Money(dice.Next(1, 900)),
            Products = new(Enumerable.Range(0, 3).Select(_ => dice.Next(1, 11))),
            ExclusionGroup = $"g{i / 8}",
            StartsAt = Now,
        }).ToArray();
        var scene = new Scene(lines, discounts, Money.Zero);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var saved = scene.Run().Total;

        Assert.True(watch.ElapsedMilliseconds < 2_000, $"{watch.ElapsedMilliseconds} ms");
        foreach (var group in discounts.GroupBy(d => d.ExclusionGroup))
            Assert.True((scene with { Discounts = [.. discounts.Except(group.Take(4))] }).Run().Total <= saved);
    }

    private static void Check(Func<Scene, bool> holds) => Prop.ForAll(Scenes().ToArbitrary(), holds).Check(Many);

    private static bool Same(DiscountOutcome a, DiscountOutcome b) =>
        a.Total == b.Total && a.Shipping == b.Shipping
        && a.Lines.All(l => b.Of(l.Key) == l.Value)
        && a.Verdicts.Select(v => (v.Discount.Id, v.State, v.Amount, v.Reason.Code)).SequenceEqual(b.Verdicts.Select(v => (v.Discount.Id, v.State, v.Amount, v.Reason.Code)));

    private static Gen<Scene> Scenes() =>
        from lines in Lines().ListOf()
        from discounts in Discounts().ListOf()
        from shipping in Gen.Choose(0, 900)
        select new Scene(
            [.. lines.Take(8).Select((l, i) => l with { Key = i + 1 })],
            [.. discounts.Take(9).Select((d, i) =>
            {
                d.Id = i + 1;
                return d;
            })],
            new Money(shipping));

    private static Gen<LineToDiscount> Lines() =>
        from product in Gen.Choose(1, 5)
        from category in Gen.Choose(1, 3)
        from cents in Gen.Choose(0, 3_000)
        from quantity in Gen.Choose(1, 6)
        from cost in Gen.Choose(0, 2_000)
        select new LineToDiscount(0, product, [category], product % 3, quantity, new Money(cents), product % 2 == 0 ? 0.07m : 0.19m, cost < 300 ? null : new Money(cost));

    private static Gen<Discount> Discounts() =>
        from kind in Gen.Elements(Enum.GetValues<DiscountKind>())
        from percent in Gen.Elements(5m, 10m, 33.3m, 60m, 100m)
        from cents in Gen.Choose(1, 4_000)
        from pieces in Gen.Choose(2, 3)
        from scope in Gen.Choose(0, 5)
        from priority in Gen.Choose(1, 3)
        from exclusion in Gen.Elements("", "", "a", "b", "c")
        from alone in Gen.Choose(0, 9)
        from margin in Gen.Choose(0, 5)
        from minimum in Gen.Elements(0, 0, 2_000)
        select new Discount
        {
            Name = LocalizedText.Both("x"),
            Kind = kind,
            Percent = percent,
            Amount = new Money(cents),
            Pieces = kind == DiscountKind.BundlePrice && scope == 1 ? 0 : pieces,
            RewardPieces = 1,
            RewardProducts = scope == 3 ? new([priority]) : IdList.None,
            Tiers = new([new(new Money(500), percent, Money.Zero), new(new Money(cents), 0, new Money(cents / 2))]),
            Products = scope is 1 or 2 ? new([pieces, priority + 2]) : IdList.None,
            Categories = scope == 2 ? new([priority]) : IdList.None,
            Brands = scope == 4 ? new([1]) : IdList.None,
            Priority = priority,
            ExclusionGroup = exclusion,
            StandsAlone = alone == 0,
            MarginFloor = margin < 2 ? 10 + margin * 20 : null,
            MarginCaps = margin == 1,
            Minimum = new Money(minimum),
            StartsAt = Now,
        };

    private sealed record Scene(LineToDiscount[] Lines, Discount[] Discounts, Money Shipping)
    {
        public DiscountOutcome Run() => DiscountEngine.Run(new DiscountIndex(Discounts, Tree), Lines, new DiscountContext(Now, Shipping: Shipping));

        public override string ToString() =>
            string.Join("\n", Lines.Select(l => l.ToString()).Concat(Discounts.Select(d => $"{d.Id} {d.Kind} {d.Percent} {d.Amount} x{d.Pieces} p{d.Products} c{d.Categories} b{d.Brands} g{d.ExclusionGroup} alone{d.StandsAlone} m{d.MarginFloor}{d.MarginCaps}")));
    }
}
