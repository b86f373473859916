using FluentValidation;
using Shop.Access;

namespace Shop.Web.Storefront.Account.Password;

/// <summary>A new password, with the link that allows it.</summary>
public sealed class NewPasswordForm
{
    public int Id { get; set; }

    public string Code { get; set; } = "";

    public string Password { get; set; } = "";

    public sealed class Validator : AbstractValidator<NewPasswordForm>
    {
        public Validator() => RuleFor(f => f.Password).Custom((password, context) =>
        {
            if (PasswordRules.WhyNot(password) is { } problem)
                context.AddFailure(problem.ToString());
        });
    }
}
