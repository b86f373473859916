using System.Globalization;
using FluentValidation;
using Shop.Common;
using Shop.Pricing.Calculation;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>What someone calculates with, as it stands in the address; percentages as people type them: "12,5".</summary>
public sealed class SchemeForm
{
    public SchemeMode Mode { get; set; } = SchemeMode.Difference;

    public string ListPurchase { get; set; } = "";

    public string SupplierDiscount { get; set; } = "";

    public string SupplierCash { get; set; } = "";

    public string Freight { get; set; } = "";

    public string Overhead { get; set; } = "";

    public string Profit { get; set; } = "";

    public string CustomerCash { get; set; } = "";

    public string CustomerDiscount { get; set; } = "";

    public string Gross { get; set; } = "";

    /// <summary>A price ending; null for none.</summary>
    public int? EndingId { get; set; }

    /// <summary>Where one begins: the price and cost of today with what is usual for its supplier and category.</summary>
    public static SchemeForm From(Money price, Money? landed, UsualRates? usual)
    {
        var rates = usual?.Rates ?? new SchemeRates();
        var freight = usual?.Freight ?? Money.Zero;
        return new SchemeForm
        {
            // The known cost is what the purchase came to with everything; the supplier's list price is reckoned back from it.
            ListPurchase = landed is { } cost ? Entered.Show(ListOf(cost > freight ? cost - freight : Money.Zero, rates)) : "",
            SupplierDiscount = Percent(rates.SupplierDiscount),
            SupplierCash = Percent(rates.SupplierCash),
            Freight = Entered.Show(freight),
            Overhead = Percent(rates.Overhead),
            Profit = Percent(rates.Profit),
            CustomerCash = Percent(rates.CustomerCash),
            CustomerDiscount = Percent(rates.CustomerDiscount),
            Gross = Entered.Show(price),
            EndingId = usual?.Ending?.Id,
        };
    }

    public SchemeRates Rates => new(Rate(SupplierDiscount), Rate(SupplierCash), Rate(Overhead), Rate(Profit), Rate(CustomerCash), Rate(CustomerDiscount));

    public Result<PriceScheme> Calculate(decimal vatRate)
    {
        var (list, gross, freight) = (Entered.Money(ListPurchase) ?? Money.Zero, Entered.Money(Gross) ?? Money.Zero, Entered.Money(Freight) ?? Money.Zero);
        return Mode switch
        {
            SchemeMode.Forward => PriceScheme.Forward(list, freight, Rates, vatRate),
            SchemeMode.Backward => PriceScheme.Backward(gross, freight, Rates, vatRate),
            _ => PriceScheme.Difference(list, gross, freight, Rates, vatRate),
        };
    }

    internal static string Percent(decimal rate) => rate == 0 ? "" : (rate * 100).ToString("0.##", CultureInfo.CurrentCulture);

    internal static decimal Rate(string? percent) => (Entered.Number(percent) ?? 0) / 100;

    private static Money ListOf(Money cash, SchemeRates rates) => cash * (1 / ((1 - rates.SupplierCash) * (1 - rates.SupplierDiscount)));

    public sealed class Validator : AbstractValidator<SchemeForm>
    {
        public Validator(WebTexts texts)
        {
            var amount = texts["Bitte geben Sie einen Betrag wie 49,00 ein."].Value;
            var percent = texts["Bitte geben Sie eine Zahl wie 12,5 ein."].Value;
            RuleFor(f => f.ListPurchase).Must(Entered.IsMoneyOrEmpty).WithMessage(amount);
            RuleFor(f => f.Freight).Must(Entered.IsMoneyOrEmpty).WithMessage(amount);
            RuleFor(f => f.Gross).Must(Entered.IsMoneyOrEmpty).WithMessage(amount);
            RuleFor(f => f.SupplierDiscount).Must(IsPercent).WithMessage(percent);
            RuleFor(f => f.SupplierCash).Must(IsPercent).WithMessage(percent);
            RuleFor(f => f.Overhead).Must(IsPercent).WithMessage(percent);
            RuleFor(f => f.Profit).Must(IsPercent).WithMessage(percent);
            RuleFor(f => f.CustomerCash).Must(IsPercent).WithMessage(percent);
            RuleFor(f => f.CustomerDiscount).Must(IsPercent).WithMessage(percent);
        }

        private static bool IsPercent(string? typed) => string.IsNullOrWhiteSpace(typed) || Entered.Number(typed) is >= -100 and <= 10_000;
    }
}

/// <summary>Which end of the calculation is looked for.</summary>
public enum SchemeMode
{
    Forward,
    Backward,
    Difference,
}

/// <summary>What another shop asks, as it is noted beside a decision.</summary>
public sealed class CompetitorForm
{
    private const int LongestSource = 120;

    public string Source { get; set; } = "";

    public DateOnly? Day { get; set; }

    public string Price { get; set; } = "";

    public bool IsEmpty => string.IsNullOrWhiteSpace(Source) && string.IsNullOrWhiteSpace(Price);

    /// <summary>Null where the line says too little or is no price.</summary>
    public CompetitorPrice? Read() => Typed.Line(Source) is { Length: > 0 and <= LongestSource } source && Day is { } day && Entered.Money(Price) is { IsPositive: true } price
        ? new CompetitorPrice(source, day, price.Cents)
        : null;

    public static CompetitorForm From(CompetitorPrice price) => new() { Source = price.Source, Day = price.Day, Price = Entered.Show(new Money(price.Cents)) };
}
