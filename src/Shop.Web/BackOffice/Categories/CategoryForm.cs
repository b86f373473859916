using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;
using Shop.Data;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Categories;

/// <summary>A shelf of the shop.</summary>
public sealed class CategoryForm
{
    public int Id { get; set; }

    public int Version { get; set; }

    public TwoTexts Name { get; set; } = new();

    /// <summary>The shelf's own part of its address; made from the name where empty.</summary>
    public TwoTexts Slug { get; set; } = new();

    public TwoTexts Description { get; set; } = new();

    public int? ParentId { get; set; }

    /// <summary>Which attributes its products should have; null: as the category above says.</summary>
    public int? AttributeSetId { get; set; }

    public string Ground { get; set; } = "#F3ECE3";

    public bool Active { get; set; } = true;

    public static CategoryForm From(Category category) => new()
    {
        Id = category.Id,
        Version = category.Version,
        Name = TwoTexts.From(category.Name),
        Slug = TwoTexts.From(ShelfPaths.OwnSlug(category)),
        Description = TwoTexts.From(category.Description),
        ParentId = category.ParentId,
        AttributeSetId = category.AttributeSetId,
        Ground = category.Ground,
        Active = category.Active,
    };

    /// <summary>Writes the form and moves those below along; may refuse the place.</summary>
    public Problem? ApplyTo(Category category, IReadOnlyCollection<Category> all)
    {
        if (ShelfPaths.WhyNotUnder(all, category, ParentId) is { } problem)
            return problem;
        category.Name = Name.ToText();
        category.Description = Description.ToText();
        category.ParentId = ParentId;
        category.AttributeSetId = AttributeSetId;
        category.Ground = Ground.Trim();
        category.Active = Active;
        var slug = new LocalizedText(
            Common.Slug.From(Slug.De.Trim().Length > 0 ? Slug.De : category.Name.De),
            Common.Slug.From(Slug.En.Trim().Length > 0 ? Slug.En : category.Name.In("en")));
        ShelfPaths.Place(all, category, slug);
        return null;
    }

    public sealed class Validator : AbstractValidator<CategoryForm>
    {
        public Validator(WebTexts texts, ShopDb db)
        {
            RuleFor(f => f.Name).SetValidator(new TwoTexts.Within(texts, 120, required: true));
            RuleFor(f => f.Slug).SetValidator(new TwoTexts.Within(texts, 80));
            RuleFor(f => f.Ground).Matches("^#[0-9a-fA-F]{6}$").WithMessage(_ => texts["Bitte geben Sie eine Farbe wie #A8481F ein."]);
            RuleFor(f => f.AttributeSetId).MustAsync(async (id, stop) => id is null || await db.AttributeSets.AnyAsync(s => s.Id == id, stop))
                .WithMessage(_ => texts["Diese Auswahl gibt es nicht mehr. Bitte wählen Sie neu."]);
            RuleFor(f => f.ParentId).MustAsync(async (id, stop) => id is null || await db.Categories.AnyAsync(c => c.Id == id, stop))
                .WithMessage(_ => texts["Bitte wählen Sie eine Kategorie."]);
        }
    }
}
