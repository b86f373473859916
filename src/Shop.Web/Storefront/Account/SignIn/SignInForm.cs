using FluentValidation;
using Shop.Access;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.SignIn;

/// <summary>What one types at the door.</summary>
public sealed class SignInForm
{
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    public bool Remember { get; set; }

    public string ReturnUrl { get; set; } = "";

    public sealed class Validator : AbstractValidator<SignInForm>
    {
        public Validator(WebTexts t)
        {
            RuleFor(f => f.Email).NotEmpty().WithMessage(t["Bitte geben Sie Ihre E-Mail-Adresse ein."]);
            RuleFor(f => f.Password).NotEmpty().WithMessage(t["Bitte geben Sie Ihr Passwort ein."])
                .MaximumLength(PasswordRules.Longest).WithMessage(t["Das Passwort ist zu lang."]);
        }
    }
}
