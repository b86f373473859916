using System.Globalization;
using FluentValidation;
using Shop.Catalog;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>What a picture says to those who can't see it, and what matters most in it.</summary>
public sealed class PictureForm
{
    public int Id { get; set; }

    public TwoTexts Alt { get; set; } = new();

    /// <summary>Percent from the left.</summary>
    public string FocusX { get; set; } = "50";

    /// <summary>Percent from the top.</summary>
    public string FocusY { get; set; } = "50";

    public static PictureForm From(ProductPicture picture) => new()
    {
        Id = picture.Id,
        Alt = TwoTexts.From(picture.Alt),
        FocusX = picture.FocusX.ToString(CultureInfo.InvariantCulture),
        FocusY = picture.FocusY.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The form is valid.</summary>
    public void ApplyTo(ProductPicture picture)
    {
        picture.Alt = Alt.ToText();
        picture.FocusX = Entered.Count(FocusX) ?? picture.FocusX;
        picture.FocusY = Entered.Count(FocusY) ?? picture.FocusY;
    }

    public sealed class Validator : AbstractValidator<PictureForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(p => p.Alt).SetValidator(new TwoTexts.Within(texts, 300));
            RuleFor(p => p.Alt.De).NotEmpty().WithMessage(_ => texts["Bitte schreiben Sie, was zu sehen ist, für Menschen, die das Bild nicht sehen."]);
            RuleFor(p => p.Alt.En).NotEmpty().WithMessage(_ => texts["Bitte schreiben Sie auch auf Englisch, was zu sehen ist."]);
            RuleFor(p => p.FocusX).Must(IsPercent).WithMessage(_ => texts["Bitte geben Sie 0 bis 100 ein."]);
            RuleFor(p => p.FocusY).Must(IsPercent).WithMessage(_ => texts["Bitte geben Sie 0 bis 100 ein."]);
        }

        private static bool IsPercent(string typed) => Entered.Count(typed) is >= 0 and <= 100;
    }
}
