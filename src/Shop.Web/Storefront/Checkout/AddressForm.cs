using System.Globalization;
using FluentValidation;
using Shop.Customers;
using Shop.Shipping;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Checkout;

/// <summary>A postal address as it is typed; no phone, no salutation, company only for those who have one.</summary>
public sealed class AddressForm
{
    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    public string Company { get; set; } = "";

    public string Street { get; set; } = "";

    public string Extra { get; set; } = "";

    public string Postcode { get; set; } = "";

    public string City { get; set; } = "";

    public string Country { get; set; } = "DE";

    public static AddressForm From(PostalAddress address) => new()
    {
        FirstName = address.FirstName,
        LastName = address.LastName,
        Company = address.Company,
        Street = address.Street,
        Extra = address.Extra,
        Postcode = address.Postcode,
        City = address.City,
        Country = address.Country,
    };

    /// <summary>What the price of shipping depends on.</summary>
    public Destination ToDestination() => new(Country, Typed.Line(Postcode));

    public PostalAddress ToAddress() => new()
    {
        FirstName = Typed.Line(FirstName),
        LastName = Typed.Line(LastName),
        Company = Typed.Line(Company),
        Street = Typed.Line(Street),
        Extra = Typed.Line(Extra),
        Postcode = Typed.Line(Postcode).ToUpperInvariant(),
        City = Typed.Line(City),
        Country = Country,
    };

    /// <summary>What a parcel needs to arrive.</summary>
    public sealed class Validator : AbstractValidator<AddressForm>
    {
        public Validator(WebTexts texts)
        {
            Needs(f => f.FirstName, texts["Bitte geben Sie den Vornamen an."], 100, texts);
            Needs(f => f.LastName, texts["Bitte geben Sie den Nachnamen an."], 100, texts);
            Needs(f => f.Street, texts["Bitte geben Sie Straße und Hausnummer an."], 200, texts);
            Needs(f => f.City, texts["Bitte geben Sie den Ort an."], 100, texts);
            RuleFor(f => f.Company).MaximumLength(200).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 200]);
            RuleFor(f => f.Extra).MaximumLength(200).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 200]);
            RuleFor(f => f.Postcode).Custom((postcode, context) =>
            {
                var typed = Typed.Line(postcode);
                if (typed.Length == 0)
                    context.AddFailure(texts["Die Postleitzahl fehlt noch."]);
                else if (Countries.WhyNotPostcode(context.InstanceToValidate.Country, typed) is { } problem)
                    context.AddFailure(problem.In(CultureInfo.CurrentUICulture));
            });
        }

        private void Needs(System.Linq.Expressions.Expression<Func<AddressForm, string>> field, string missing, int longest, WebTexts texts)
        {
            var read = field.Compile();
            RuleFor(field)
                .Must((form, _) => Typed.Line(read(form)).Length > 0).WithMessage(missing)
                .MaximumLength(longest).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", longest]);
        }
    }
}
