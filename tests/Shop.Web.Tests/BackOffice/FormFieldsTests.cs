using Shop.Web.BackOffice.Products;
using Shop.Web.BackOffice.Shared;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class FormFieldsTests
{
    [Fact]
    public void What_only_one_changed_is_taken_from_them()
    {
        var three = ThreeWay.Of(Form("Alt", "1,00"), Form("Neu", "1,00"), Form("Alt", "2,00"));

        three.Conflicts.ShouldBeEmpty();
        three.OnlyMine.Select(d => d.Path).ShouldBe(["Name.De"]);
        three.OnlyTheirs.Select(d => d.Path).ShouldBe(["Variants[7].Price"]);
        three.Merged["Name.De"].ShouldBe("Neu");
        three.Merged["Variants[7].Price"].ShouldBe("2,00");
    }

    [Fact]
    public void What_both_changed_differently_is_a_conflict()
    {
        var three = ThreeWay.Of(Form("Alt", "1,00"), Form("Meins", "1,00"), Form("Ihres", "1,00"));

        three.Conflicts.ShouldBe([new FieldDifference("Name.De", "Alt", "Meins", "Ihres")]);
    }

    [Fact]
    public void What_both_changed_alike_is_none() =>
        ThreeWay.Of(Form("Alt", "1,00"), Form("Neu", "3,00"), Form("Neu", "3,00")).Conflicts.ShouldBeEmpty();

    [Fact]
    public void Without_a_known_start_every_difference_is_asked_for() =>
        ThreeWay.Of(null, Form("Alt", "1,00"), Form("Neu", "2,00")).Conflicts.Count.ShouldBe(2);

    [Fact]
    public void A_variant_that_came_meanwhile_stays()
    {
        var mine = new ProductForm { Name = new TwoTexts { De = "Neu" } };

        var three = ThreeWay.Of(FormFields.Of(new ProductForm { Name = new TwoTexts { De = "Alt" } }), FormFields.Of(mine), Form("Alt", "2,00"));

        three.Merged["Variants[7].Price"].ShouldBe("2,00");
        three.Merged["Name.De"].ShouldBe("Neu");
    }

    [Fact]
    public void Line_breaks_of_browsers_are_no_change() => Form("a\r\nb", "1,00").SaysTheSameAs(Form("a\nb", "1,00")).ShouldBeTrue();

    private static FormFields Form(string name, string price) => FormFields.Of(new ProductForm
    {
        Name = new TwoTexts { De = name },
        Variants = [new VariantForm { Id = 7, Price = price }],
    });
}
