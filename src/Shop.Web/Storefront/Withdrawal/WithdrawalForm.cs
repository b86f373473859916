using System.Security.Cryptography;
using FluentValidation;
using Shop.Returns;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Withdrawal;

/// <summary>
/// The declaration as it is typed. The law lets it ask for name, contract and an electronic address, for nothing else and for no reason
/// (§356a (2) BGB).
/// </summary>
public sealed class WithdrawalForm
{
    public const int LongestWish = 1000;

    public string Ticket { get; set; } = NewTicket();

    public string Name { get; set; } = "";

    public string OrderNumber { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>Proves to a guest's browser whose order it is; from the confirmation.</summary>
    public string Key { get; set; } = "";

    /// <summary>Only some of the goods.</summary>
    public bool Partly { get; set; }

    public string Wish { get; set; } = "";

    public List<WithdrawalLineForm> Lines { get; set; } = [];

    public Declaration ToDeclaration(int? orderId, int? customerId) => new(
        Ticket,
        Typed.Line(Name),
        Typed.Line(OrderNumber),
        Typed.Line(Email),
        Languages.Current,
        !Partly,
        Partly ? Typed.Lines(Wish) : "",
        Partly ? Lines.Where(l => l.Quantity > 0).GroupBy(l => l.Id).ToDictionary(g => g.Key, g => g.First().Quantity) : new Dictionary<int, int>(),
        orderId,
        customerId);

    private static string NewTicket() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public sealed class Validator : AbstractValidator<WithdrawalForm>
    {
        public Validator(WebTexts t)
        {
            RuleFor(f => f.Name).Must(n => Typed.Line(n).Length > 0).WithMessage(t["Bitte geben Sie Ihren Namen an."])
                .MaximumLength(200).WithMessage(t["Bitte höchstens {0} Zeichen.", 200]);
            RuleFor(f => f.OrderNumber).Must(n => Typed.Line(n).Length > 0).WithMessage(t["Bitte geben Sie die Bestellnummer an. Sie steht in der Bestätigung, die wir Ihnen geschickt haben."])
                .MaximumLength(60).WithMessage(t["Bitte höchstens {0} Zeichen.", 60]);
            RuleFor(f => f.Email).Must(e => Typed.IsEmail(Typed.Line(e))).WithMessage(t["Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de."]);
            RuleFor(f => f.Wish).MaximumLength(LongestWish).WithMessage(t["Bitte höchstens {0} Zeichen.", LongestWish])
                .Must((f, wish) => !f.Partly || Typed.Lines(wish).Length > 0 || f.Lines.Any(l => l.Quantity > 0))
                .WithMessage(t["Bitte sagen Sie, welche Ware Sie zurückgeben möchten."]);
            RuleFor(f => f.Ticket).Must(x => x.Length == 32 && x.All(char.IsAsciiHexDigitLower)).WithMessage(t["Bitte prüfen Sie diese Angabe."]);
            RuleForEach(f => f.Lines).Must(l => l.Quantity >= 0).WithMessage(t["Bitte prüfen Sie die Menge."]);
        }
    }
}

/// <summary>How many pieces of an order line.</summary>
public sealed class WithdrawalLineForm
{
    public int Id { get; set; }

    public int Quantity { get; set; }
}
