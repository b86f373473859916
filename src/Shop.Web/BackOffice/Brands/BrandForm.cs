using FluentValidation;
using Shop.Catalog;
using Shop.Data;
using Shop.Web.BackOffice.Content;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Brands;

/// <summary>A brand of the shop.</summary>
public sealed class BrandForm
{
    public int Id { get; set; }

    public int Version { get; set; }

    public string Name { get; set; } = "";

    public TwoTexts Description { get; set; } = new();

    public PictureFields Logo { get; set; } = new();

    public static BrandForm From(Brand brand) => new()
    {
        Id = brand.Id,
        Version = brand.Version,
        Name = brand.Name,
        Description = TwoTexts.From(brand.Description),
        Logo = new PictureFields { PictureId = brand.PictureId },
    };

    public void ApplyTo(Brand brand)
    {
        brand.Name = Name.Trim();
        brand.Description = Description.ToText();
        brand.PictureId = Logo.PictureId;
    }

    public sealed class Validator : AbstractValidator<BrandForm>
    {
        public Validator(WebTexts texts, ShopDb db)
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."])
                .MaximumLength(120).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 120]);
            RuleFor(f => f.Description).SetValidator(new TwoTexts.Within(texts, 4000));
            // The name stands beside the logo, so that the picture says nothing more to those who don't see it (WCAG 1.1.1).
            RuleFor(f => f.Logo).SetValidator(new PictureFields.Within(texts, db, described: false));
        }
    }
}
