using System.Globalization;
using Shop.Common;
using Shop.Pricing.Endings;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing.Endings;

/// <summary>Says price endings in words.</summary>
public static class EndingWords
{
    /// <summary>"bis zu 10,00 € auf …,95 · bis zu 100,00 € auf …,90 · darüber auf 9,00 € je 10 €".</summary>
    public static string Say(this WebTexts texts, PriceEnding ending) => ending.Bands.Count == 1
        ? texts.Say(ending.Bands[0])
        : string.Join(" · ", ending.Bands.Select(b => b.UpTo is { } limit ? $"{texts["bis zu {0}", new Money(limit)]} {texts.Say(b)}" : $"{texts["darüber"]} {texts.Say(b)}"));

    public static string Word(this WebTexts texts, EndingDirection? direction) => direction switch
    {
        EndingDirection.Nearest => texts["immer zum nächsten"].Value,
        EndingDirection.Up => texts["immer aufwärts"].Value,
        EndingDirection.Down => texts["immer abwärts"].Value,
        _ => texts["Kalkuliertes aufwärts, Geändertes zum nächsten"].Value,
    };

    /// <summary>How often an ending comes again: "je 10 €", "je 5 Cent".</summary>
    public static string Every(this WebTexts texts, int step) => step switch
    {
        1 => texts["wie gerechnet"].Value,
        < 100 => texts["je {0} Cent", step].Value,
        _ => texts["je {0} €", step / 100].Value,
    };

    private static string Say(this WebTexts texts, EndingBand band) => band switch
    {
        { Step: 1 } => texts["wie gerechnet"].Value,
        { Step: < 100, Last: 0 } => texts["auf volle {0} Cent", band.Step].Value,
        { Step: 100, Last: 0 } => texts["auf volle Euro"].Value,
        { Last: 0 } when band.Step % 100 == 0 => texts["auf volle {0} Euro", band.Step / 100].Value,
        { Step: 100 } => texts["auf …{0}", CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator + band.Last.ToString("00", CultureInfo.InvariantCulture)].Value,
        _ => texts["auf {0} {1}", new Money(band.Last), texts.Every(band.Step)].Value,
    };
}
