using FluentValidation;
using Shop.Catalog;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Brands;

/// <summary>Who made a product (GPSR art. 19).</summary>
public sealed class ManufacturerForm
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string Address { get; set; } = "";

    public string Email { get; set; } = "";

    public string Country { get; set; } = "DE";

    public string Responsible { get; set; } = "";

    public static ManufacturerForm From(Manufacturer maker) => new()
    {
        Id = maker.Id,
        Name = maker.Name,
        Address = maker.Address,
        Email = maker.Email,
        Country = maker.Country,
        Responsible = maker.Responsible,
    };

    public void ApplyTo(Manufacturer maker)
    {
        maker.Name = Name.Trim();
        maker.Address = Address.Trim();
        maker.Email = Email.Trim();
        maker.Country = Country.Trim().ToUpperInvariant();
        maker.Responsible = Responsible.Trim();
    }

    public sealed class Validator : AbstractValidator<ManufacturerForm>
    {
        private static readonly HashSet<string> InEu = new(StringComparer.OrdinalIgnoreCase)
        {
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
        };

        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."])
                .MaximumLength(200).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 200]);
            RuleFor(f => f.Address).NotEmpty().WithMessage(_ => texts["Die Anschrift muss auf der Produktseite stehen (GPSR Art. 19)."])
                .MaximumLength(400).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 400]);
            RuleFor(f => f.Email).EmailAddress().When(f => f.Email.Length > 0).WithMessage(_ => texts["Das ist keine E-Mail-Adresse."]);
            RuleFor(f => f.Country).Matches("^[A-Za-z]{2}$").WithMessage(_ => texts["Bitte zwei Buchstaben, zum Beispiel DE."]);
            RuleFor(f => f.Responsible).NotEmpty().When(f => !InEu.Contains(f.Country.Trim()))
                .WithMessage(_ => texts["Für Hersteller außerhalb der EU muss eine verantwortliche Person genannt werden."])
                .MaximumLength(600).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 600]);
        }
    }
}
