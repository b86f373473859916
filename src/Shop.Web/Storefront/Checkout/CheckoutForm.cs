using FluentValidation;
using Shop.Customers;
using Shop.Payments;
using Shop.Shipping;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Checkout;

/// <summary>Everything a customer fills in to order; kept as a draft with the cart from the first change on.</summary>
public sealed class CheckoutForm
{
    public const int LongestNote = 500;

    public string Email { get; set; } = "";

    /// <summary>Goes on the invoice and, unless another is given, on the parcel.</summary>
    public AddressForm Address { get; set; } = new();

    /// <summary>Of a business, guests too.</summary>
    public string VatId { get; set; } = "";

    public bool ElsewhereTo { get; set; }

    public AddressForm Delivery { get; set; } = new();

    public string ShippingMethod { get; set; } = "";

    public string PaymentMethod { get; set; } = "";

    public string Note { get; set; } = "";

    /// <summary>Where the parcel goes.</summary>
    public AddressForm Destination => ElsewhereTo ? Delivery : Address;

    public static CheckoutForm From(Customer customer)
    {
        var address = customer.Addresses.Find(a => a.IsDefault) ?? customer.Addresses.FirstOrDefault();
        return new()
        {
            Email = customer.Email,
            VatId = customer.VatId,
            Address = address is not null
                ? AddressForm.From(address.Address)
                : new AddressForm { FirstName = customer.FirstName, LastName = customer.LastName, Company = customer.Company },
        };
    }

    /// <summary>Fields next to their errors; the methods are checked against what is offered today.</summary>
    public sealed class Validator : AbstractValidator<CheckoutForm>
    {
        private readonly OfferedShipping _shipping;
        private readonly OfferedPayment _payment;
        private readonly WebTexts _texts;

        public Validator(OfferedShipping shipping, OfferedPayment payment, WebTexts texts)
        {
            (_shipping, _payment, _texts) = (shipping, payment, texts);
            RuleFor(f => f.Email).Custom((email, context) =>
            {
                if (!Typed.IsEmail(Typed.Line(email)))
                    context.AddFailure(texts["Bitte geben Sie eine E-Mail-Adresse wie name@beispiel.de an."]);
            });
            RuleFor(f => f.Address).SetValidator(new AddressForm.Validator(texts));
            RuleFor(f => f.Delivery).SetValidator(new AddressForm.Validator(texts)).When(f => f.ElsewhereTo);
            RuleFor(f => f.VatId).Custom((typed, context) =>
            {
                if (!string.IsNullOrWhiteSpace(typed) && VatIds.WhyNot(typed) is { } problem)
                    context.AddFailure(problem.ToString());
            });
            RuleFor(f => f.Note).MaximumLength(LongestNote).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", LongestNote]);
            RuleFor(f => f.ShippingMethod).CustomAsync(CheckShippingAsync);
            RuleFor(f => f.PaymentMethod).CustomAsync(CheckPaymentAsync);
        }

        private async Task CheckShippingAsync(string code, ValidationContext<CheckoutForm> context, CancellationToken stop)
        {
            var form = context.InstanceToValidate;
            var country = form.Destination.Country;
            var offered = await _shipping.ReadAsync(stop);
            if (!offered.Exists(m => m.ShipsTo(country)))
                context.AddFailure((form.ElsewhereTo ? "Delivery." : "Address.") + nameof(AddressForm.Country), _texts["Dorthin liefern wir leider nicht."]);
            else if (!offered.Exists(m => m.ShipsTo(form.Destination.ToDestination())))
                context.AddFailure((form.ElsewhereTo ? "Delivery." : "Address.") + nameof(AddressForm.Postcode), _texts["An diese Postleitzahl liefern wir leider nicht."]);
            else if (offered.Exists(m => m.Code == code && m.ShipsTo(country)) && !offered.Exists(m => m.Code == code && m.ShipsTo(form.Destination.ToDestination())))
                context.AddFailure(_texts["Diese Versandart gibt es für die Postleitzahl {0} nicht.", form.Destination.Postcode]);
            else if (!offered.Exists(m => m.Code == code && m.ShipsTo(country)))
                context.AddFailure(_texts["Bitte wählen Sie eine Versandart; Lieferland ist {0}.", Countries.NameOf(country)]);
        }

        private async Task CheckPaymentAsync(string code, ValidationContext<CheckoutForm> context, CancellationToken stop)
        {
            if (!(await _payment.ReadAsync(stop)).Exists(p => p.Code == code))
                context.AddFailure(_texts["Bitte wählen Sie, wie Sie bezahlen."]);
        }
    }
}
