using FluentValidation;
using Shop.Access;
using Shop.Customers.Accounts;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Register;

/// <summary>What someone types who wants an account.</summary>
public sealed class RegisterForm
{
    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    public string ReturnUrl { get; set; } = "";

    public Registration ToRegistration() => new(Email.Trim(), Password, FirstName.Trim(), LastName.Trim(), Languages.Current);

    public sealed class Validator : AbstractValidator<RegisterForm>
    {
        public Validator(WebTexts t)
        {
            RuleFor(f => f.FirstName).NameOfPerson(t).NotEmpty().WithMessage(t["Bitte geben Sie Ihren Vornamen ein."]);
            RuleFor(f => f.LastName).NameOfPerson(t).NotEmpty().WithMessage(t["Bitte geben Sie Ihren Nachnamen ein."]);
            RuleFor(f => f.Email).EmailOfPerson(t);
            RuleFor(f => f.Password).Custom((password, context) =>
            {
                var form = context.InstanceToValidate;
                if (PasswordRules.WhyNot(password, form.Email, form.FirstName, form.LastName) is { } problem)
                    context.AddFailure(problem.ToString());
            });
        }
    }
}

/// <summary>Asks for a mail to an address.</summary>
public sealed class EmailForm
{
    public string Email { get; set; } = "";

    public sealed class Validator : AbstractValidator<EmailForm>
    {
        public Validator(WebTexts t) => RuleFor(f => f.Email).EmailOfPerson(t);
    }
}
