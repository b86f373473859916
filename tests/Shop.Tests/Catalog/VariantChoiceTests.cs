using Shop.Catalog;
using Shop.Common;
using Shouldly;
using Xunit;

namespace Shop.Tests.Catalog;

public class VariantChoiceTests
{
    private static readonly List<ChoosableValue> Values =
    [
        new(1, LocalizedText.Both("Größe"), 0, 11, LocalizedText.Both("250 g"), 0),
        new(1, LocalizedText.Both("Größe"), 0, 12, LocalizedText.Both("1 kg"), 1),
        new(2, LocalizedText.Both("Mahlgrad"), 1, 21, LocalizedText.Both("Bohne"), 0),
        new(2, LocalizedText.Both("Mahlgrad"), 1, 22, LocalizedText.Both("Filter"), 1),
    ];

    private static readonly List<ChoosableVariant> Variants =
    [
        new(1, "A-250-B", Money.From(8), 0, true, [11, 21]),
        new(2, "A-250-F", Money.From(8), 1, false, [11, 22]),
        new(3, "A-1000-B", Money.From(28), 2, true, [12, 21]),
    ];

    [Fact]
    public void Another_size_keeps_the_chosen_grind()
    {
        var offer = VariantChoice.Offer(Variants, Values, Variants[0]);

        offer[0].Values[1].Sku.ShouldBe("A-1000-B");
        offer[0].Values[1].Available.ShouldBeTrue();
    }

    [Fact]
    public void A_sold_out_combination_is_shown_as_unavailable_and_still_has_a_link()
    {
        var filter = VariantChoice.Offer(Variants, Values, Variants[0])[1].Values[1];

        filter.State.ShouldBe(OfferState.SoldOut);
        filter.Sku.ShouldBe("A-250-F");
    }

    [Fact]
    public void Two_options_make_a_table_with_a_gap_where_there_is_no_variant()
    {
        var matrix = VariantChoice.Matrix(Variants, Values)!;

        matrix.Columns.Select(c => c.De).ShouldBe(["Bohne", "Filter"]);
        matrix.Rows.Select(r => string.Join(' ', r.Cells.Select(c => c?.Sku ?? "–"))).ShouldBe(["A-250-B A-250-F", "A-1000-B –"]);
        VariantChoice.Matrix(Variants, [.. Values.Take(2)]).ShouldBeNull();
    }

    [Fact]
    public void A_combination_that_does_not_exist_leads_to_the_nearest_variant()
    {
        var filter = VariantChoice.Offer(Variants, Values, Variants[2])[1].Values[1];

        filter.State.ShouldBe(OfferState.NotMade);
        filter.Sku.ShouldBe("A-250-F");
    }

    [Fact]
    public void Without_a_choice_the_first_deliverable_variant_is_shown() =>
        VariantChoice.Start([Variants[1], Variants[2]], null)!.Sku.ShouldBe("A-1000-B");

    [Fact]
    public void The_asked_variant_is_shown_even_when_it_is_sold_out() =>
        VariantChoice.Start(Variants, "a-250-f")!.Id.ShouldBe(2);

    [Fact]
    public void Prices_beside_an_option_are_shown_only_where_they_differ()
    {
        var offer = VariantChoice.Offer(Variants, Values, Variants[0]);

        offer[0].ChangesPrice.ShouldBeTrue();
        offer[1].ChangesPrice.ShouldBeFalse();
    }
}
