using FluentValidation;
using Shop.Catalog;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Assortment;

/// <summary>A target group as it is typed.</summary>
public sealed class TargetGroupForm
{
    public int Id { get; set; }

    public int Version { get; set; }

    public string Name { get; set; } = "";

    public TwoTexts Description { get; set; } = new();

    public string Needs { get; set; } = "";

    public PriceSensitivity PriceSensitivity { get; set; } = PriceSensitivity.Middle;

    public string Channels { get; set; } = "";

    public static TargetGroupForm From(TargetGroup group) => new()
    {
        Id = group.Id,
        Version = group.Version,
        Name = group.Name,
        Description = TwoTexts.From(group.Description),
        Needs = group.Needs,
        PriceSensitivity = group.PriceSensitivity,
        Channels = group.Channels,
    };

    public void ApplyTo(TargetGroup group)
    {
        group.Name = Entered.Line(Name, 120);
        group.Description = Description.ToText();
        group.Needs = Needs.Trim();
        group.PriceSensitivity = PriceSensitivity;
        group.Channels = Entered.Line(Channels, 400);
    }

    public sealed class Validator : AbstractValidator<TargetGroupForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."]).MaximumLength(120).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 120]);
            RuleFor(f => f.Description).SetValidator(new TwoTexts.Within(texts, 4000));
            RuleFor(f => f.Needs).MaximumLength(2000).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 2000]);
            RuleFor(f => f.Channels).MaximumLength(400).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 400]);
        }
    }
}
