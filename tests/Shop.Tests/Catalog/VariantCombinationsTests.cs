using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Common;
using Shouldly;
using Xunit;

namespace Shop.Tests.Catalog;

public class VariantCombinationsTests
{
    [Fact]
    public void Missing_are_all_combinations_that_no_variant_has_in_the_order_of_the_options()
    {
        var product = Shirt();
        Carry(product, "TS-S-ROT", 1, 11);

        VariantCombinations.Missing(product).Select(c => c.Name.De).ShouldBe(["S, Blau", "M, Rot", "M, Blau"]);
    }

    [Fact]
    public void New_variants_get_numbers_by_the_pattern_and_the_price_of_the_most_similar()
    {
        var product = Shirt();
        Carry(product, "TS-S-ROT", 1, 11).Price = Money.From(19.90m);
        Carry(product, "TS-M-ROT", 2, 11).Price = Money.From(24.90m);
        var keys = VariantCombinations.Missing(product).Select(c => c.Key).ToList();

        var added = VariantCombinations.Add(product, keys, SkuPattern.For(product), ["TS-S-BLAU"]).Value;

        added.Select(v => v.Sku).ShouldBe(["TS-S-BLAU-2", "TS-M-BLAU"]);
        added.Select(v => v.Price).ShouldBe([Money.From(19.90m), Money.From(24.90m)]);
        added[0].Name.ShouldBe(new LocalizedText("S, Blau", "S, Blau"));
        product.Variants.Select(v => v.Position).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void Unticked_combinations_are_not_made_and_nothing_ticked_is_refused()
    {
        var product = Shirt();
        var one = VariantCombinations.Missing(product)[3].Key;

        VariantCombinations.Add(product, [one], SkuPattern.For(product), []).Value.ShouldHaveSingleItem().Name.De.ShouldBe("M, Blau");
        VariantCombinations.Add(product, [], SkuPattern.For(product), []).Problem!.Code.ShouldBe("nothing-chosen");
        VariantCombinations.Add(product, VariantCombinations.Missing(product).Select(c => c.Key).ToList(), new SkuPattern(" "), []).Problem!.Code.ShouldBe("no-pattern");
    }

    [Fact]
    public void Options_that_would_make_millions_are_cut_to_what_a_product_can_have()
    {
        var product = new Product { Key = "x" };
        for (var o = 0; o < 6; o++)
        {
            var option = new ProductOption { Id = o + 1, Position = o, Name = LocalizedText.Both($"O{o}") };
            option.Values.AddRange(Enumerable.Range(0, 30).Select(i => new OptionValue { Id = (o * 30) + i + 1, Position = i, Name = LocalizedText.Both($"{i}"), ProductOptionId = o + 1 }));
            product.Options.Add(option);
        }

        VariantCombinations.Missing(product).Count.ShouldBe(VariantCombinations.Most);
    }

    [Fact]
    public void Sorting_by_values_follows_the_order_of_the_options()
    {
        var product = Shirt();
        foreach (var (sku, size, colour) in new[] { ("d", 2, 12), ("a", 1, 11), ("c", 2, 11), ("b", 1, 12) })
            Carry(product, sku, size, colour).Position = product.Variants.Count;

        VariantCombinations.SortByValues(product);

        product.Variants.OrderBy(v => v.Position).Select(v => v.Sku).ShouldBe(["a", "b", "c", "d"]);
    }

    [Theory]
    [InlineData("4006381333931", null)]
    [InlineData("", null)]
    [InlineData("96385074", null)]
    [InlineData("4006381333935", "Am Ende müsste 1 stehen, nicht 5.")]
    [InlineData("12345", "Hier stehen 5 Zeichen.")]
    [InlineData("40063813339x1", "Hier stehen 13 Zeichen.")]
    public void A_wrong_GTIN_is_told_the_digit_that_would_be_right(string code, string? end)
    {
        var problem = Gtin.WhyNot(code);

        if (end is null)
            problem.ShouldBeNull();
        else
            problem!.ToString().ShouldEndWith(end);
    }

    private static Variant Carry(Product product, string sku, params int[] valueIds)
    {
        var variant = new Variant { Sku = sku, Price = Money.From(10), Position = product.Variants.Count };
        variant.Values.AddRange(product.Options.SelectMany(o => o.Values).Where(v => valueIds.Contains(v.Id)));
        product.Variants.Add(variant);
        return variant;
    }

    private static Product Shirt()
    {
        var product = new Product { Key = "shirt", Name = LocalizedText.Both("TS") };
        product.Options.Add(Option(1, "Größe", (1, "S"), (2, "M")));
        product.Options.Add(Option(2, "Farbe", (11, "Rot"), (12, "Blau")));
        return product;
    }

    private static ProductOption Option(int id, string name, params (int Id, string Name)[] values)
    {
        var option = new ProductOption { Id = id, Position = id, Name = LocalizedText.Both(name) };
        option.Values.AddRange(values.Select((v, i) => new OptionValue { Id = v.Id, Name = LocalizedText.Both(v.Name), Position = i, ProductOptionId = id }));
        return option;
    }
}
