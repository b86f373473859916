using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>A number, a yes or no, or words that were typed for an attribute of a product.</summary>
public sealed class TypedAttribute
{
    private const int LongestWords = 150;

    public int DefinitionId { get; set; }

    public string Value { get; set; } = "";

    /// <summary>English words.</summary>
    public string English { get; set; } = "";

    /// <summary>Puts what was typed among the product's chosen values; mistakes go to their fields.</summary>
    public static async Task TakeAsync(ShopDb db, ProductForm form, IReadOnlyList<TypedAttribute> typed, ModelStateDictionary state, WebTexts texts, CancellationToken stop)
    {
        if (typed.Count == 0)
            return;
        var ids = typed.Select(t => t.DefinitionId).ToList();
        var definitions = await db.AttributeDefinitions.Include(a => a.Options).Where(a => ids.Contains(a.Id) && a.Type != AttributeType.Choice).ToDictionaryAsync(a => a.Id, stop);
        var replaced = definitions.Values.SelectMany(d => d.Options).Select(o => o.Id).ToHashSet();
        var chosen = new List<AttributeOption>();
        foreach (var (i, one) in typed.Index())
        {
            if (!definitions.TryGetValue(one.DefinitionId, out var definition) || string.IsNullOrWhiteSpace(one.Value))
                continue;
            if (one.WhyNot(definition, texts) is { } sentence)
                state.AddModelError($"typed[{i}].Value", $"{definition.Name}: {sentence}");
            else
                chosen.Add(one.Of(definition));
        }
        if (state.IsValid)
            await db.SaveChangesAsync(stop);
        form.AttributeOptionIds.RemoveAll(replaced.Contains);
        form.AttributeOptionIds.AddRange(chosen.Where(o => o.Id > 0).Select(o => o.Id));
        form.AttributeOptionIds.Sort();
        db.ChangeTracker.Clear();
    }

    private string? WhyNot(AttributeDefinition definition, WebTexts texts) => definition.Type switch
    {
        AttributeType.Number when Entered.Number(Value) is not (> -10_000_000 and < 10_000_000) => texts["Bitte geben Sie eine Zahl wie 250 oder 0,5 ein."].Value,
        AttributeType.Text when Value.Trim().Length > LongestWords || English.Trim().Length > LongestWords => texts["Bitte höchstens {0} Zeichen.", LongestWords].Value,
        _ => null,
    };

    private AttributeOption Of(AttributeDefinition definition) => definition.Type switch
    {
        AttributeType.Number => AttributeValues.Number(definition, decimal.Round(Entered.Number(Value)!.Value, 4)),
        AttributeType.YesNo => AttributeValues.YesNo(definition, Value == "1"),
        _ => AttributeValues.Words(definition, new(Entered.Line(Value, LongestWords), Entered.Line(English, LongestWords))),
    };
}
