using System.Globalization;
using FluentValidation;
using Shop.Payments;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Settings;

/// <summary>A way to pay.</summary>
public sealed class PaymentMethodForm
{
    public int Id { get; set; }

    public TwoTexts Name { get; set; } = new();

    public TwoTexts Description { get; set; } = new();

    /// <summary>Goods leave before the money comes.</summary>
    public bool PaysLater { get; set; }

    public string Position { get; set; } = "0";

    public bool Active { get; set; } = true;

    public static PaymentMethodForm From(PaymentMethod method) => new()
    {
        Id = method.Id,
        Name = TwoTexts.From(method.Name),
        Description = TwoTexts.From(method.Description),
        PaysLater = method.PaysLater,
        Position = method.Position.ToString(CultureInfo.InvariantCulture),
        Active = method.Active,
    };

    public void ApplyTo(PaymentMethod method)
    {
        method.Name = Name.ToText();
        method.Description = Description.ToText();
        method.PaysLater = PaysLater;
        method.Position = Entered.Count(Position)!.Value;
        method.Active = Active;
    }

    public sealed class Validator : AbstractValidator<PaymentMethodForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).SetValidator(new TwoTexts.Within(texts, 120, required: true));
            RuleFor(f => f.Description).SetValidator(new TwoTexts.Within(texts, 500));
            RuleFor(f => f.Position).Must(d => Entered.Count(d) is not null).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
        }
    }
}
