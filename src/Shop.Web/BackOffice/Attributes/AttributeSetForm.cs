using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Web.BackOffice.Categories;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Attributes;

/// <summary>Which attributes a kind of product has, and which shelves hold that kind.</summary>
public sealed class AttributeSetForm
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public List<int> AttributeIds { get; set; } = [];

    public List<int> RequiredIds { get; set; } = [];

    public List<int> CategoryIds { get; set; } = [];

    public static AttributeSetForm From(AttributeSet set, IEnumerable<int> categoryIds) => new()
    {
        Id = set.Id,
        Name = set.Name,
        AttributeIds = [.. set.Items.Select(i => i.AttributeDefinitionId)],
        RequiredIds = [.. set.Items.Where(i => i.Required).Select(i => i.AttributeDefinitionId)],
        CategoryIds = [.. categoryIds],
    };

    public void ApplyTo(AttributeSet set)
    {
        set.Name = Name.Trim();
        var wanted = AttributeIds.Union(RequiredIds).ToList();
        set.Items.RemoveAll(i => !wanted.Contains(i.AttributeDefinitionId));
        set.Items.AddRange(wanted.Except(set.Items.Select(i => i.AttributeDefinitionId)).ToList().Select(id => new AttributeSetItem { AttributeDefinitionId = id }));
        foreach (var item in set.Items)
            (item.Required, item.Position) = (RequiredIds.Contains(item.AttributeDefinitionId), wanted.IndexOf(item.AttributeDefinitionId));
    }

    public sealed class Validator : AbstractValidator<AttributeSetForm>
    {
        public Validator(WebTexts texts, ShopDb db)
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."]).MaximumLength(100).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 100]);
            RuleFor(f => f.AttributeIds).MustAsync(async (form, ids, stop) => await db.AttributeDefinitions.CountAsync(a => ids.Contains(a.Id) || form.RequiredIds.Contains(a.Id), stop) == ids.Union(form.RequiredIds).Count())
                .WithMessage(_ => texts["Diese Auswahl gibt es nicht mehr. Bitte wählen Sie neu."]);
        }
    }
}

/// <summary>The editor of a set.</summary>
/// <param name="Others">Names of the other sets that shelves name now.</param>
public sealed record AttributeSetPage(AttributeSetForm Form, IReadOnlyList<AttributeDefinition> Attributes, CategoryChoices Categories, IReadOnlyDictionary<int, string> Others);

/// <summary>A set in the list.</summary>
public sealed record AttributeSetRow(int Id, string Name, int Attributes, int Required, int Categories);
