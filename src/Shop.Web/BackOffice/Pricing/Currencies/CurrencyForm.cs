using System.Globalization;
using FluentValidation;
using Shop.Pricing.Currencies;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing.Currencies;

/// <summary>A price list in another currency.</summary>
public sealed class CurrencyForm
{
    public int Id { get; set; }

    public int Version { get; set; }

    public string Code { get; set; } = "";

    /// <summary>In hundredths.</summary>
    public int Step { get; set; } = 1;

    public int? EndingId { get; set; }

    public string Countries { get; set; } = "";

    public bool Active { get; set; } = true;

    /// <summary>A further rate; none where it is left empty.</summary>
    public string Rate { get; set; } = "";

    public DateOnly? RateFrom { get; set; }

    public string RateSource { get; set; } = "";

    /// <summary>Prices of its own, a line each: "KK-1001-250: 18,90".</summary>
    public string Prices { get; set; } = "";

    public static IReadOnlyList<int> Steps { get; } = [1, 5, 10, 50, 100];

    public static CurrencyForm From(ShopCurrency c, IEnumerable<(string Sku, long Amount)> own) => new()
    {
        Id = c.Id,
        Version = c.Version,
        Code = c.Code,
        Step = c.Step,
        EndingId = c.EndingId,
        Countries = c.Countries.Replace(",", ", ", StringComparison.Ordinal),
        Active = c.Active,
        Prices = string.Join('\n', own.Select(p => $"{p.Sku}: {(p.Amount / 100m).ToString("0.00", CultureInfo.CurrentCulture)}")),
    };

    public void ApplyTo(ShopCurrency c)
    {
        (c.Code, c.Step, c.EndingId, c.Active) = (Code.Trim().ToUpperInvariant(), Step, EndingId, Active);
        c.Countries = string.Join(',', CountryCodes(Countries));
        if (Entered.Number(Rate) is { } rate && RateFrom is { } day)
            c.Rates.Add(new CurrencyRate { Rate = rate, ValidFrom = day, Source = Typed.Line(RateSource) });
    }

    /// <summary>Numbers and amounts in hundredths; null where a line can't be read.</summary>
    public IReadOnlyList<(string Sku, long Amount)>? OwnPrices()
    {
        var found = new List<(string, long)>();
        foreach (var line in Prices.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.LastIndexOf(':');
            if (at <= 0 || Entered.Money(line[(at + 1)..]) is not { IsPositive: true } amount)
                return null;
            found.Add((line[..at].Trim(), amount.Cents));
        }
        return found;
    }

    private static IReadOnlyList<string> CountryCodes(string text) =>
        [.. text.ToUpperInvariant().Split([',', ' ', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    public sealed class Validator : AbstractValidator<CurrencyForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Code).Matches("^ *[A-Za-z]{3} *$").WithMessage(_ => texts["Bitte drei Buchstaben nach ISO 4217, zum Beispiel CHF."])
                .Must(c => !string.Equals(c.Trim(), "EUR", StringComparison.OrdinalIgnoreCase)).WithMessage(_ => texts["Der Euro ist die Währung des Shops."]);
            RuleFor(f => f.Step).Must(s => Steps.Contains(s)).WithMessage(_ => texts["Bitte prüfen Sie diese Angabe."]);
            RuleFor(f => f.Countries).Must(t => CountryCodes(t).All(c => c.Length == 2 && c.All(char.IsAsciiLetterUpper))).WithMessage(_ => texts["Bitte Länderkürzel mit zwei Buchstaben, zum Beispiel DE, AT."]);
            RuleFor(f => f.Rate).Must(t => string.IsNullOrWhiteSpace(t) || Entered.Number(t) is > 0 and < 1_000_000).WithMessage(_ => texts["Bitte einen Kurs wie 0,9412."]);
            RuleFor(f => f.RateFrom).NotNull().When(f => f.Rate.Length > 0).WithMessage(_ => texts["Bitte sagen Sie, ab wann der Kurs gilt."]);
            RuleFor(f => f.RateSource).NotEmpty().When(f => f.Rate.Length > 0).WithMessage(_ => texts["Bitte nennen Sie die Quelle, zum Beispiel „EZB-Referenzkurs“."])
                .MaximumLength(200).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 200]);
            RuleFor(f => f.Prices).Must((f, _) => f.OwnPrices() is not null).WithMessage(_ => texts["Bitte eine Zeile je Preis: Artikelnummer, Doppelpunkt, Betrag, zum Beispiel „KK-1001-250: 18,90“."]);
        }
    }
}
