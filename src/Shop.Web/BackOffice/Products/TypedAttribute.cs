using Shop.Catalog;
using Shop.Common;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>A number, a yes or no, or words that were typed for an attribute of a product; a field of the product's form like any other.</summary>
public sealed class TypedAttribute
{
    public const int LongestWords = 150;

    public int DefinitionId { get; set; }

    /// <summary>"0,5" for a number, "1" or "0" for yes or no, German words; empty for nothing.</summary>
    public string Value { get; set; } = "";

    /// <summary>English words.</summary>
    public string English { get; set; } = "";

    /// <param name="definition">Not one whose values are chosen.</param>
    /// <param name="option">The product's value; null where it has none.</param>
    public static TypedAttribute From(AttributeDefinition definition, AttributeOption? option) => new()
    {
        DefinitionId = definition.Id,
        Value = definition.Type switch
        {
            AttributeType.Number => Entered.Show(option?.Number),
            AttributeType.YesNo => option?.Number is { } n ? (n == 0 ? "0" : "1") : "",
            _ => option?.Name.De ?? "",
        },
        English = definition.Type == AttributeType.Text ? option?.Name.En ?? "" : "",
    };

    /// <summary>The same value as the page's language writes it.</summary>
    public TypedAttribute Tidied(AttributeDefinition definition) =>
        WhyNot(definition, null) is not null ? this : From(definition, ToOption(definition));

    /// <summary>Null where nothing was typed or it is right.</summary>
    /// <param name="definition">What it is typed for.</param>
    /// <param name="texts">Null where only the yes or no matters.</param>
    public string? WhyNot(AttributeDefinition definition, WebTexts? texts) => definition.Type switch
    {
        _ when string.IsNullOrWhiteSpace(Value) => null,
        AttributeType.Number when Entered.Number(Value) is not (> -10_000_000 and < 10_000_000) => texts?["Bitte geben Sie eine Zahl wie 250 oder 0,5 ein."].Value ?? "",
        AttributeType.Text when Value.Trim().Length > LongestWords || English.Trim().Length > LongestWords => texts?["Bitte höchstens {0} Zeichen.", LongestWords].Value ?? "",
        _ => null,
    };

    /// <summary>A new value; null for nothing. What was typed is right.</summary>
    public AttributeOption? ToOption(AttributeDefinition definition)
    {
        if (string.IsNullOrWhiteSpace(Value))
            return null;
        var fresh = new AttributeDefinition { Key = definition.Key };
        var option = definition.Type switch
        {
            AttributeType.Number => AttributeValues.Number(fresh, decimal.Round(Entered.Number(Value)!.Value, 4)),
            AttributeType.YesNo => AttributeValues.YesNo(fresh, Value == "1"),
            _ => AttributeValues.Words(fresh, new LocalizedText(Entered.Line(Value, LongestWords), Entered.Line(English, LongestWords))),
        };
        option.AttributeDefinitionId = definition.Id;
        return option;
    }
}
