using FluentValidation;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.SignIn;

/// <summary>A code to type, in groups or in one.</summary>
public sealed class CodeForm
{
    public string Code { get; set; } = "";

    public bool Remember { get; set; }

    public string ReturnUrl { get; set; } = "";

    public string Digits => string.Concat(Code.Where(char.IsAsciiDigit));

    public sealed class Validator : AbstractValidator<CodeForm>
    {
        public Validator(WebTexts t) => RuleFor(f => f.Code).NotEmpty().WithMessage(t["Bitte geben Sie den Code ein."])
            .MaximumLength(40).WithMessage(t["Das ist zu lang für einen Code."]);
    }
}
