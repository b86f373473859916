using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Discounts;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Discounts;

/// <summary>Names of what discounts are for.</summary>
public sealed record ScopeNames(IReadOnlyDictionary<int, string> Products, IReadOnlyDictionary<int, string> Categories, IReadOnlyDictionary<int, string> Brands)
{
    public static async Task<ScopeNames> ReadAsync(ShopDb db, IReadOnlyCollection<Discount> discounts, CancellationToken stop)
    {
        var ids = discounts.SelectMany(d => d.Products.Ids.Concat(d.RewardProducts.Ids)).Distinct().ToList();
        var products = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(stop);
        var categories = await db.Categories.AsNoTracking().Select(c => new { c.Id, c.Name }).ToListAsync(stop);
        var brands = await db.Brands.AsNoTracking().Select(b => new { b.Id, b.Name }).ToListAsync(stop);
        return new(products.ToDictionary(p => p.Id, p => p.Name.ToString()), categories.ToDictionary(c => c.Id, c => c.Name.ToString()), brands.ToDictionary(b => b.Id, b => b.Name));
    }
}

/// <summary>Says discounts in the words of those who run the shop.</summary>
public static class DiscountWords
{
    private const int Named = 3;

    public static string Name(this WebTexts texts, DiscountKind kind) => texts[kind switch
    {
        DiscountKind.Percentage => "Prozent",
        DiscountKind.Amount => "Betrag",
        DiscountKind.FixedPrice => "Festpreis je Stück",
        DiscountKind.FreeShipping => "Versandkostenfrei",
        DiscountKind.BuyXGetY => "Kauf X, bekomm Y",
        DiscountKind.CheapestFree => "Günstigstes gratis",
        DiscountKind.BundlePrice => "Paketpreis",
        _ => "Staffel nach Warenwert",
    }].Value;

    public static (string Text, string Class) Tag(this WebTexts texts, DiscountState state) => state switch
    {
        DiscountState.Running => (texts["Läuft"].Value, "tag tag-ok"),
        DiscountState.Planned => (texts["Beginnt später"].Value, "tag tag-accent"),
        DiscountState.Paused => (texts["Pausiert"].Value, "tag tag-warn"),
        _ => (texts["Beendet"].Value, "tag"),
    };

    public static (string Text, string Class) Tag(this WebTexts texts, VerdictState state) => state switch
    {
        VerdictState.Applied => (texts["Gilt"].Value, "tag tag-ok"),
        VerdictState.Lost => (texts["Unterlegen"].Value, "tag tag-warn"),
        _ => (texts["Gilt nicht"].Value, "tag"),
    };

    /// <summary>E.g. "10 % auf Kaffee, ab 30,00 €, mit Gutschein HERBST10, bis 30.11.2026".</summary>
    public static string Sentence(this WebTexts texts, Discount discount, ScopeNames names, string? code)
    {
        var parts = new List<string> { $"{What(texts, discount, names)} {Scope(texts, discount, names)}".Trim() };
        if (discount.Minimum.IsPositive)
            parts.Add(texts["ab {0}", discount.Minimum].Value);
        if (discount.Group is { } group)
            parts.Add(texts[group == CustomerGroup.Business ? "für Geschäftskunden" : "für Privatkunden"].Value);
        if (discount.FirstOrderOnly)
            parts.Add(texts["bei der ersten Bestellung"].Value);
        if (discount.Countries.Length > 0)
            parts.Add(texts["nach {0}", string.Join(", ", discount.Countries.Split(',').Select(Countries.NameOf))].Value);
        parts.AddRange(Times(texts, discount));
        if (discount.NeedsCoupon)
            parts.Add(code is null ? texts["mit Gutschein"].Value : texts["mit Gutschein {0}", code].Value);
        if (discount.EndsAt is { } end)
            parts.Add(texts["bis {0}", Clock.ToBerlin(end.AddSeconds(-1)).ToString("d", CultureInfo.CurrentCulture)].Value);
        parts.AddRange(Limits(texts, discount));
        return string.Join(", ", parts);
    }

    private static string What(WebTexts texts, Discount d, ScopeNames names) => d.Kind switch
    {
        DiscountKind.Percentage => texts["{0} %", Number(d.Percent)].Value,
        DiscountKind.Amount => d.Amount.In(CultureInfo.CurrentCulture),
        DiscountKind.FixedPrice => texts["Jedes Stück für {0}", d.Amount].Value,
        DiscountKind.FreeShipping => d.Amount.IsPositive ? texts["Bis zu {0} Versandkosten frei", d.Amount].Value : texts["Versandkostenfrei"].Value,
        DiscountKind.BuyXGetY when d.Percent == 100 => texts["Kauf {0}, bekomm {1} {2} gratis", d.Pieces, d.RewardPieces, Reward(d, names)].Value,
        DiscountKind.BuyXGetY => texts["Kauf {0}, bekomm {1} {2} um {3} % günstiger", d.Pieces, d.RewardPieces, Reward(d, names), Number(d.Percent)].Value,
        DiscountKind.CheapestFree => texts["Ab {0} Stück das günstigste gratis", d.Pieces].Value,
        DiscountKind.BundlePrice when d.Pieces == 0 => texts["Zusammen für {0}", d.Amount].Value,
        DiscountKind.BundlePrice => texts["{0} Stück für {1}", d.Pieces, d.Amount].Value,
        _ => string.Join(", ", d.Tiers.Tiers.Select(t => texts["ab {0}: {1}", t.From, t.Amount.IsPositive ? t.Amount.In(CultureInfo.CurrentCulture) : texts["{0} %", Number(t.Percent)].Value].Value)),
    };

    private static string Scope(WebTexts texts, Discount d, ScopeNames names)
    {
        var named = d.Categories.Ids.Select(i => names.Categories.GetValueOrDefault(i))
            .Concat(d.Brands.Ids.Select(i => names.Brands.GetValueOrDefault(i)))
            .Concat(d.Products.Ids.Select(i => names.Products.GetValueOrDefault(i)))
            .OfType<string>().ToList();
        if (d.ForEverything)
            return d.Kind == DiscountKind.FreeShipping ? "" : texts["auf alles"].Value;
        var list = string.Join(", ", named.Take(Named));
        return named.Count > Named ? texts["auf {0} und {1} weitere", list, named.Count - Named].Value : texts["auf {0}", list].Value;
    }

    private static IEnumerable<string> Times(WebTexts texts, Discount d)
    {
        var culture = CultureInfo.CurrentCulture;
        if (d.Weekdays != 0)
            yield return string.Join(", ", Weekdays().Where(w => (d.Weekdays & w.Bit) != 0).Select(w => w.Name));
        if (d.FromHour != d.ToHour)
            yield return texts["von {0} bis {1} Uhr", (d.FromHour ?? default).ToString("HH:mm", culture), (d.ToHour ?? default).ToString("HH:mm", culture)].Value;
    }

    private static IEnumerable<string> Limits(WebTexts texts, Discount d)
    {
        if (d.MostUses is { } most)
            yield return texts["höchstens {0}-mal", most].Value;
        if (d.MostPerCustomer is { } own)
            yield return own == 1 ? texts["einmal je Kunde"].Value : texts["{0}-mal je Kunde", own].Value;
        if (d.Budget.IsPositive)
            yield return texts["bis zu {0} im Ganzen", d.Budget].Value;
    }

    /// <summary>Days of the week with their bits, Monday first, in the language of the page.</summary>
    public static IEnumerable<(int Bit, string Name)> Weekdays() => Enumerable.Range(0, 7)
        .Select(i => (1 << i, CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)((i + 1) % 7))));

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.CurrentCulture);

    private static string Reward(Discount d, ScopeNames names) => string.Join(", ", d.RewardProducts.Ids.Select(i => names.Products.GetValueOrDefault(i)).OfType<string>());
}
