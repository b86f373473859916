using FluentValidation;
using Shop.Access;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Privacy;

/// <summary>The owner says with the password that the account shall go.</summary>
public sealed class EraseForm
{
    public string Password { get; set; } = "";

    public sealed class Validator : AbstractValidator<EraseForm>
    {
        public Validator(WebTexts t) => RuleFor(f => f.Password).NotEmpty().WithMessage(t["Bitte geben Sie Ihr Passwort ein."])
            .MaximumLength(PasswordRules.Longest).WithMessage(t["Das Passwort ist zu lang."]);
    }
}
