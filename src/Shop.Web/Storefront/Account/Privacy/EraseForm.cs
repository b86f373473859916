using FluentValidation;
using Shop.Access;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Privacy;

/// <summary>The owner says twice that the account shall go: with its address typed out, against a slip, and with the password, against others.</summary>
public sealed class EraseForm
{
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    public sealed class Validator : AbstractValidator<EraseForm>
    {
        public Validator(WebTexts t)
        {
            RuleFor(f => f.Email).NotEmpty().WithMessage(t["Bitte geben Sie die E-Mail-Adresse dieses Kontos ein."]);
            RuleFor(f => f.Password).NotEmpty().WithMessage(t["Bitte geben Sie Ihr Passwort ein."])
                .MaximumLength(PasswordRules.Longest).WithMessage(t["Das Passwort ist zu lang."]);
        }
    }
}
