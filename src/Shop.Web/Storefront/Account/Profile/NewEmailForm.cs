using FluentValidation;
using Shop.Access;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Profile;

/// <summary>Another address for the account, and the password that allows it.</summary>
public sealed class NewEmailForm
{
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    public sealed class Validator : AbstractValidator<NewEmailForm>
    {
        public Validator(WebTexts t)
        {
            RuleFor(f => f.Email).EmailOfPerson(t);
            RuleFor(f => f.Password).NotEmpty().WithMessage(t["Bitte geben Sie Ihr Passwort ein."])
                .MaximumLength(PasswordRules.Longest).WithMessage(t["Das Passwort ist zu lang."]);
        }
    }
}
