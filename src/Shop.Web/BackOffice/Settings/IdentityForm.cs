using FluentValidation;
using Shop.Settings;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Settings;

/// <summary>Who the merchant is.</summary>
public sealed class IdentityForm
{
    public string ShopName { get; set; } = "";

    public string CompanyName { get; set; } = "";

    public string Street { get; set; } = "";

    public string Postcode { get; set; } = "";

    public string City { get; set; } = "";

    public string Country { get; set; } = "DE";

    public string Email { get; set; } = "";

    public string Phone { get; set; } = "";

    public string ManagingDirector { get; set; } = "";

    public string RegisterEntry { get; set; } = "";

    public string TaxNumber { get; set; } = "";

    public string VatId { get; set; } = "";

    public string BankName { get; set; } = "";

    public string Iban { get; set; } = "";

    public string Bic { get; set; } = "";

    public static IdentityForm From(ShopIdentity identity) => new()
    {
        ShopName = identity.ShopName,
        CompanyName = identity.CompanyName,
        Street = identity.Street,
        Postcode = identity.Postcode,
        City = identity.City,
        Country = identity.Country,
        Email = identity.Email,
        Phone = identity.Phone,
        ManagingDirector = identity.ManagingDirector,
        RegisterEntry = identity.RegisterEntry,
        TaxNumber = identity.TaxNumber,
        VatId = identity.VatId,
        BankName = identity.BankName,
        Iban = identity.Iban,
        Bic = identity.Bic,
    };

    public ShopIdentity ApplyTo(ShopIdentity identity) => identity with
    {
        ShopName = ShopName.Trim(),
        CompanyName = CompanyName.Trim(),
        Street = Street.Trim(),
        Postcode = Postcode.Trim(),
        City = City.Trim(),
        Country = Country.Trim().ToUpperInvariant(),
        Email = Email.Trim(),
        Phone = Phone.Trim(),
        ManagingDirector = ManagingDirector.Trim(),
        RegisterEntry = RegisterEntry.Trim(),
        TaxNumber = TaxNumber.Trim(),
        VatId = VatId.Trim().ToUpperInvariant(),
        BankName = BankName.Trim(),
        Iban = Shop.Settings.Iban.Clean(Iban),
        Bic = Bic.Trim().ToUpperInvariant(),
    };

    public sealed class Validator : AbstractValidator<IdentityForm>
    {
        public Validator(WebTexts texts)
        {
            foreach (var field in new System.Linq.Expressions.Expression<Func<IdentityForm, string>>[]
                { f => f.ShopName, f => f.CompanyName, f => f.Street, f => f.Postcode, f => f.City, f => f.Email, f => f.Iban })
                RuleFor(field).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."]);
            foreach (var field in new System.Linq.Expressions.Expression<Func<IdentityForm, string>>[]
                { f => f.ShopName, f => f.CompanyName, f => f.Street, f => f.City, f => f.Phone, f => f.ManagingDirector, f => f.RegisterEntry, f => f.BankName })
                RuleFor(field).MaximumLength(200).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 200]);
            RuleFor(f => f.Email).EmailAddress().When(f => f.Email.Length > 0).WithMessage(_ => texts["Das ist keine E-Mail-Adresse."]);
            RuleFor(f => f.Country).Matches("^[A-Za-z]{2}$").WithMessage(_ => texts["Bitte zwei Buchstaben, zum Beispiel DE."]);
            RuleFor(f => f.Iban).Must(Shop.Settings.Iban.IsValid).When(f => f.Iban.Length > 0).WithMessage(_ => texts["Diese IBAN stimmt nicht. Bitte prüfen Sie die Ziffern."]);
            RuleFor(f => f.Bic).Matches("^([A-Za-z]{6}[A-Za-z0-9]{2}([A-Za-z0-9]{3})?)?$").WithMessage(_ => texts["Eine BIC hat 8 oder 11 Zeichen."]);
            RuleFor(f => f.VatId).Matches("^([A-Za-z]{2}[A-Za-z0-9]{2,12})?$").WithMessage(_ => texts["Bitte wie DE123456789."]);
            RuleFor(f => f.TaxNumber).NotEmpty().When(f => f.VatId.Length == 0).WithMessage(_ => texts["Steuernummer oder USt-IdNr. muss auf Rechnungen stehen (§ 14 (4) Nr. 2 UStG)."]);
        }
    }
}
