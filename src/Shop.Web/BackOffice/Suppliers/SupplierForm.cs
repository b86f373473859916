using System.Globalization;
using FluentValidation;
using Shop.Catalog;
using Shop.Common;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Suppliers;

/// <summary>Where goods are bought and on which terms; percentages as people type them: "2,5".</summary>
public sealed class SupplierForm
{
    private const int MostDays = 365;

    public int Id { get; set; }

    public int Version { get; set; }

    public string Name { get; set; } = "";

    public string Contact { get; set; } = "";

    public string Email { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Country { get; set; } = "DE";

    public string CustomerNumber { get; set; } = "";

    public string LeadDays { get; set; } = "";

    public string Discount { get; set; } = "";

    public string Cash { get; set; } = "";

    public string CashDays { get; set; } = "";

    public string PaymentDays { get; set; } = "";

    public string Freight { get; set; } = "";

    public string MinimumOrder { get; set; } = "";

    public string Note { get; set; } = "";

    public static SupplierForm From(Supplier s) => new()
    {
        Id = s.Id,
        Version = s.Version,
        Name = s.Name,
        Contact = s.Contact,
        Email = s.Email,
        Phone = s.Phone,
        Country = s.Country,
        CustomerNumber = s.CustomerNumber,
        LeadDays = Days(s.LeadDays),
        Discount = Percent(s.Discount),
        Cash = Percent(s.Cash),
        CashDays = Days(s.CashDays),
        PaymentDays = Days(s.PaymentDays),
        Freight = s.Freight.IsZero ? "" : Entered.Show(s.Freight),
        MinimumOrder = s.MinimumOrder.IsZero ? "" : Entered.Show(s.MinimumOrder),
        Note = s.Note,
    };

    public void ApplyTo(Supplier s)
    {
        (s.Name, s.Contact, s.Email, s.Phone) = (Typed.Line(Name), Typed.Line(Contact), Typed.Line(Email), Typed.Line(Phone));
        (s.Country, s.CustomerNumber, s.Note) = (Country.Trim().ToUpperInvariant(), Typed.Line(CustomerNumber), Typed.Lines(Note));
        (s.LeadDays, s.CashDays, s.PaymentDays) = (Entered.Count(LeadDays) ?? 0, Entered.Count(CashDays) ?? 0, Entered.Count(PaymentDays) ?? 0);
        (s.Discount, s.Cash) = (Rate(Discount), Rate(Cash));
        (s.Freight, s.MinimumOrder) = (Entered.Money(Freight) ?? Money.Zero, Entered.Money(MinimumOrder) ?? Money.Zero);
    }

    private static string Days(int days) => days == 0 ? "" : days.ToString(CultureInfo.InvariantCulture);

    private static string Percent(decimal rate) => rate == 0 ? "" : Entered.Show(rate * 100);

    private static decimal Rate(string? percent) => (Entered.Number(percent) ?? 0) / 100;

    public sealed class Validator : AbstractValidator<SupplierForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage(_ => texts["Bitte füllen Sie dieses Feld aus."])
                .MaximumLength(200).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 200]);
            RuleFor(f => f.Email).EmailAddress().When(f => f.Email.Length > 0).WithMessage(_ => texts["Das ist keine E-Mail-Adresse."]);
            RuleFor(f => f.Country).Matches("^ *[A-Za-z]{2} *$").WithMessage(_ => texts["Bitte zwei Buchstaben, zum Beispiel DE."]);
            RuleFor(f => f.Contact).MaximumLength(120).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 120]);
            RuleFor(f => f.Phone).MaximumLength(40).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 40]);
            RuleFor(f => f.CustomerNumber).MaximumLength(60).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 60]);
            RuleFor(f => f.Note).MaximumLength(2000).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 2000]);
            foreach (var (name, get) in new (string, Func<SupplierForm, string>)[] { (nameof(LeadDays), f => f.LeadDays), (nameof(CashDays), f => f.CashDays), (nameof(PaymentDays), f => f.PaymentDays) })
                RuleFor(f => get(f)).Must(t => string.IsNullOrWhiteSpace(t) || Entered.Count(t) is <= MostDays).OverridePropertyName(name).WithMessage(_ => texts["Bitte eine Zahl von Tagen bis {0}.", MostDays]);
            foreach (var (name, get) in new (string, Func<SupplierForm, string>)[] { (nameof(Discount), f => f.Discount), (nameof(Cash), f => f.Cash) })
                RuleFor(f => get(f)).Must(t => string.IsNullOrWhiteSpace(t) || Entered.Number(t) is >= 0 and < 100).OverridePropertyName(name).WithMessage(_ => texts["Bitte geben Sie einen Prozentsatz von 0 bis unter 100 ein."]);
            foreach (var (name, get) in new (string, Func<SupplierForm, string>)[] { (nameof(Freight), f => f.Freight), (nameof(MinimumOrder), f => f.MinimumOrder) })
                RuleFor(f => get(f)).Must(Entered.IsMoneyOrEmpty).OverridePropertyName(name).WithMessage(_ => texts["Bitte geben Sie einen Betrag wie 12,90 ein."]);
        }
    }
}
