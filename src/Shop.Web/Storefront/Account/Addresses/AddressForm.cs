using FluentValidation;
using Shop.Customers;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account.Addresses;

/// <summary>An address of the book, as typed.</summary>
public sealed class AddressForm
{
    public string Company { get; set; } = "";

    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    public string Street { get; set; } = "";

    public string Extra { get; set; } = "";

    public string Postcode { get; set; } = "";

    public string City { get; set; } = "";

    public string Country { get; set; } = "DE";

    public bool IsDefault { get; set; }

    public static AddressForm From(CustomerAddress row) => new()
    {
        Company = row.Address.Company,
        FirstName = row.Address.FirstName,
        LastName = row.Address.LastName,
        Street = row.Address.Street,
        Extra = row.Address.Extra,
        Postcode = row.Address.Postcode,
        City = row.Address.City,
        Country = row.Address.Country,
        IsDefault = row.IsDefault,
    };

    public void ApplyTo(CustomerAddress row)
    {
        row.IsDefault = IsDefault;
        row.Address = new PostalAddress
        {
            Company = Company.Trim(),
            FirstName = FirstName.Trim(),
            LastName = LastName.Trim(),
            Street = Street.Trim(),
            Extra = Extra.Trim(),
            Postcode = Postcode.Trim(),
            City = City.Trim(),
            Country = Country,
        };
    }

    public sealed class Validator : AbstractValidator<AddressForm>
    {
        public Validator(WebTexts t)
        {
            RuleFor(f => f.Company).NameOfPerson(t);
            RuleFor(f => f.FirstName).NameOfPerson(t).NotEmpty().WithMessage(t["Bitte geben Sie Ihren Vornamen ein."]);
            RuleFor(f => f.LastName).NameOfPerson(t).NotEmpty().WithMessage(t["Bitte geben Sie Ihren Nachnamen ein."]);
            RuleFor(f => f.Street).NameOfPerson(t).NotEmpty().WithMessage(t["Bitte geben Sie Straße und Hausnummer ein."]);
            RuleFor(f => f.Extra).NameOfPerson(t);
            RuleFor(f => f.City).NameOfPerson(t).NotEmpty().WithMessage(t["Bitte geben Sie den Ort ein."]);
            RuleFor(f => f.Country).Must(ShippingCountries.IsCode).WithMessage(t["Bitte wählen Sie ein Land."]);
            RuleFor(f => f.Postcode).Custom((postcode, context) =>
            {
                if (Countries.WhyNotPostcode(context.InstanceToValidate.Country, postcode.Trim()) is { } problem)
                    context.AddFailure(problem.ToString());
            });
        }
    }
}

/// <summary>Countries that a parcel may go to.</summary>
public static class ShippingCountries
{
    public static bool IsCode(string code) => code.Length == 2 && code.All(char.IsAsciiLetterUpper);

    /// <summary>Each with its name in the language of the page, by name.</summary>
    public static IReadOnlyList<(string Code, string Name)> Named(IEnumerable<string> lists) =>
        [.. lists.SelectMany(l => l.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()
            .Select(c => (c, Countries.NameOf(c).ToString())).OrderBy(c => c.Item2, StringComparer.CurrentCulture)];
}
