using FluentValidation;
using Shop.Access;
using Shop.Customers;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Profile;

/// <summary>Who one is to the shop.</summary>
public sealed class ProfileForm
{
    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    public string Company { get; set; } = "";

    /// <summary>Of businesses; stands on their invoices.</summary>
    public string VatId { get; set; } = "";

    /// <summary>Language of mails and documents.</summary>
    public string Language { get; set; } = "de";

    public static ProfileForm From(User user, Customer? customer) => new()
    {
        FirstName = customer?.FirstName ?? "",
        LastName = customer?.LastName ?? "",
        Company = customer?.Company ?? "",
        VatId = customer?.VatId ?? "",
        Language = user.Language,
    };

    public void ApplyTo(User user, Customer customer)
    {
        customer.FirstName = FirstName.Trim();
        customer.LastName = LastName.Trim();
        customer.Company = Company.Trim();
        customer.VatId = VatIds.Tidy(VatId);
        customer.Language = user.Language = Language;
        user.DisplayName = customer.FullName;
    }

    public sealed class Validator : AbstractValidator<ProfileForm>
    {
        public Validator(WebTexts t)
        {
            RuleFor(f => f.FirstName).NameOfPerson(t).NotEmpty().WithMessage(t["Bitte geben Sie Ihren Vornamen ein."]);
            RuleFor(f => f.LastName).NameOfPerson(t).NotEmpty().WithMessage(t["Bitte geben Sie Ihren Nachnamen ein."]);
            RuleFor(f => f.Company).NameOfPerson(t);
            RuleFor(f => f.VatId).Custom((typed, context) =>
            {
                if (typed.Trim().Length > 0 && VatIds.WhyNot(typed) is { } problem)
                    context.AddFailure(problem.ToString());
            });
            RuleFor(f => f.Language).Must(l => Languages.All.Contains(l)).WithMessage(t["Bitte prüfen Sie diese Angabe."]);
        }
    }
}
