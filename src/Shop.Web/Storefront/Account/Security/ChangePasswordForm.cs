using FluentValidation;
using Shop.Access;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Security;

/// <summary>The old password and the new one.</summary>
public sealed class ChangePasswordForm
{
    public string Current { get; set; } = "";

    public string New { get; set; } = "";

    public sealed class Validator : AbstractValidator<ChangePasswordForm>
    {
        public Validator(WebTexts t)
        {
            RuleFor(f => f.Current).NotEmpty().WithMessage(t["Bitte geben Sie Ihr Passwort ein."])
                .MaximumLength(PasswordRules.Longest).WithMessage(t["Das Passwort ist zu lang."]);
            RuleFor(f => f.New).Custom((password, context) =>
            {
                if (PasswordRules.WhyNot(password) is { } problem)
                    context.AddFailure(problem.ToString());
            });
        }
    }
}
