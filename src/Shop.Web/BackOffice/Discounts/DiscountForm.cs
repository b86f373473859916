using System.Globalization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Customers;
using Shop.Data;
using Shop.Discounts;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Discounts;

/// <summary>A discount as it is edited. Articles are picked, tiers are lines like "30: 5 %" or "50: 7 €".</summary>
public sealed class DiscountForm
{
    public const int LongestName = 120;

    public int Id { get; set; }

    public int Version { get; set; }

    public TwoTexts Name { get; set; } = new();

    public string Note { get; set; } = "";

    public DiscountKind Kind { get; set; }

    public string Percent { get; set; } = "";

    public string Amount { get; set; } = "";

    public string Pieces { get; set; } = "";

    public string RewardPieces { get; set; } = "";

    public string Tiers { get; set; } = "";

    public List<int> ProductIds { get; set; } = [];

    public List<int> Categories { get; set; } = [];

    public List<int> Brands { get; set; } = [];

    public List<int> RewardIds { get; set; } = [];

    /// <summary>What is searched for in each of the pickers.</summary>
    public Dictionary<string, string> Find { get; set; } = [];

    public CustomerGroup? Group { get; set; }

    public bool FirstOrderOnly { get; set; }

    public string Minimum { get; set; } = "";

    /// <summary>Countries of delivery by their codes; none for all.</summary>
    public List<string> Countries { get; set; } = [];

    public List<int> Weekdays { get; set; } = [];

    public TimeOnly? FromHour { get; set; }

    public TimeOnly? ToHour { get; set; }

    public bool NeedsCoupon { get; set; }

    public string Priority { get; set; } = "100";

    public string ExclusionGroup { get; set; } = "";

    public bool StandsAlone { get; set; }

    public string MarginFloor { get; set; } = "";

    public bool MarginCaps { get; set; }

    /// <summary>Berlin time, as all times of the form.</summary>
    public DateTime? StartsAt { get; set; }

    public DateTime? EndsAt { get; set; }

    public string MostUses { get; set; } = "";

    public string Budget { get; set; } = "";

    public string MostPerCustomer { get; set; } = "";

    public static DiscountForm From(Discount d) => new()
    {
        Id = d.Id,
        Version = d.Version,
        Name = TwoTexts.From(d.Name),
        Note = d.Note,
        Kind = d.Kind,
        Percent = Entered.Show(d.Percent == 0 ? null : d.Percent),
        Amount = Shown(d.Amount),
        Pieces = Shown(d.Pieces),
        RewardPieces = Shown(d.RewardPieces),
        Tiers = TierLines.Show(d.Tiers),
        ProductIds = [.. d.Products.Ids],
        Categories = [.. d.Categories.Ids],
        Brands = [.. d.Brands.Ids],
        RewardIds = [.. d.RewardProducts.Ids],
        Group = d.Group,
        FirstOrderOnly = d.FirstOrderOnly,
        Minimum = Shown(d.Minimum),
        Countries = CodesOf(d.Countries),
        Weekdays = [.. DiscountWords.Weekdays().Select(w => w.Bit).Where(b => (d.Weekdays & b) != 0)],
        FromHour = d.FromHour,
        ToHour = d.ToHour,
        NeedsCoupon = d.NeedsCoupon,
        Priority = d.Priority.ToString(CultureInfo.InvariantCulture),
        ExclusionGroup = d.ExclusionGroup,
        StandsAlone = d.StandsAlone,
        MarginFloor = Entered.Show(d.MarginFloor),
        MarginCaps = d.MarginCaps,
        StartsAt = Clock.ToBerlin(d.StartsAt),
        EndsAt = d.EndsAt is { } end ? Clock.ToBerlin(end) : null,
        MostUses = Shown(d.MostUses),
        Budget = Shown(d.Budget),
        MostPerCustomer = Shown(d.MostPerCustomer),
    };

    /// <summary>Articles, shelves and brands that are gone meanwhile are left out.</summary>
    public async Task ApplyToAsync(Discount d, ShopDb db, CancellationToken stop)
    {
        var ids = ProductIds.Concat(RewardIds).Distinct().ToList();
        var known = ids.Count == 0 ? [] : (await db.Products.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(stop)).ToHashSet();
        (d.Name, d.Note, d.Kind) = (Name.ToText(), Typed.Lines(Note), Kind);
        (d.Percent, d.Amount) = (Entered.Number(Percent) ?? (Kind == DiscountKind.BuyXGetY ? 100 : 0), Entered.Money(Amount) ?? Money.Zero);
        (d.Pieces, d.RewardPieces, d.Tiers) = (Entered.Count(Pieces) ?? 0, Entered.Count(RewardPieces) ?? 0, TierLines.Read(Tiers) ?? TierList.None);
        (d.Products, d.Categories, d.Brands, d.RewardProducts) = (new(ProductIds.Where(known.Contains)), new(Categories), new(Brands), new(RewardIds.Where(known.Contains)));
        (d.Group, d.FirstOrderOnly, d.Minimum) = (Group, FirstOrderOnly, Entered.Money(Minimum) ?? Money.Zero);
        (d.Countries, d.Weekdays, d.FromHour, d.ToHour) = (string.Join(',', Countries.Distinct()), Weekdays.Sum() is 127 ? 0 : Weekdays.Distinct().Sum(), FromHour, ToHour);
        (d.NeedsCoupon, d.Priority, d.ExclusionGroup, d.StandsAlone) = (NeedsCoupon, Entered.Count(Priority) ?? 100, Typed.Line(ExclusionGroup).ToLowerInvariant(), StandsAlone);
        (d.MarginFloor, d.MarginCaps) = (Entered.Number(MarginFloor), MarginCaps);
        (d.StartsAt, d.EndsAt) = (Utc(StartsAt) ?? d.StartsAt, Utc(EndsAt));
        (d.MostUses, d.Budget, d.MostPerCustomer) = (Entered.Count(MostUses), Entered.Money(Budget) ?? Money.Zero, Entered.Count(MostPerCustomer));
    }

    internal static List<string> CodesOf(string countries) => [.. countries.Split(',', StringSplitOptions.RemoveEmptyEntries)];

    private static string Shown(Money amount) => amount.IsZero ? "" : Entered.Show(amount);

    private static string Shown(int? number) => number is null or 0 ? "" : number.Value.ToString(CultureInfo.InvariantCulture);

    private static DateTime? Utc(DateTime? berlin) => berlin is { } time ? Clock.FromBerlin(time) : null;

    public sealed class Validator : AbstractValidator<DiscountForm>
    {
        public Validator(WebTexts texts)
        {
            RuleFor(f => f.Name).SetValidator(new TwoTexts.Within(texts, LongestName, required: true));
            RuleFor(f => f.Note).MaximumLength(1000).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", 1000]);
            RuleFor(f => f.Percent).Must(t => string.IsNullOrWhiteSpace(t) || Entered.Number(t) is > 0 and <= 100).WithMessage(_ => texts["Bitte geben Sie einen Prozentsatz über 0 bis 100 ein."]);
            foreach (var (name, get) in new (string, Func<DiscountForm, string>)[] { (nameof(Amount), f => f.Amount), (nameof(Minimum), f => f.Minimum), (nameof(Budget), f => f.Budget) })
                RuleFor(f => get(f)).Must(Entered.IsMoneyOrEmpty).OverridePropertyName(name).WithMessage(_ => texts["Bitte geben Sie einen Betrag wie 12,90 ein."]);
            foreach (var (name, get) in new (string, Func<DiscountForm, string>)[]
                { (nameof(Pieces), f => f.Pieces), (nameof(RewardPieces), f => f.RewardPieces), (nameof(Priority), f => f.Priority), (nameof(MostUses), f => f.MostUses), (nameof(MostPerCustomer), f => f.MostPerCustomer) })
                RuleFor(f => get(f)).Must(t => string.IsNullOrWhiteSpace(t) || Entered.Count(t) is not null).OverridePropertyName(name).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
            RuleFor(f => f.MarginFloor).Must(t => string.IsNullOrWhiteSpace(t) || Entered.Number(t) is >= 0 and < 100).WithMessage(_ => texts["Bitte geben Sie einen Prozentsatz von 0 bis unter 100 ein."]);
            RuleFor(f => f.Tiers).Must(t => TierLines.Read(t) is not null).WithMessage(_ => texts["Bitte eine Stufe je Zeile: Warenwert, Doppelpunkt, dann Prozent oder Betrag, zum Beispiel „30: 5 %“."]);
            RuleForEach(f => f.Countries).Matches("^[A-Z]{2}$").WithMessage(_ => texts["Bitte prüfen Sie diese Angabe."]);
            RuleFor(f => f.ExclusionGroup).MaximumLength(Discount.LongestGroup).WithMessage(_ => texts["Bitte höchstens {0} Zeichen.", Discount.LongestGroup]);
        }
    }
}

/// <summary>Tiers as lines of text: "30: 5 %", "50: 7 €".</summary>
public static class TierLines
{
    public static string Show(TierList tiers) => string.Join('\n', tiers.Tiers.Select(t =>
        $"{Entered.Show(t.From)}: {(t.Amount.IsPositive ? Entered.Show(t.Amount) + " €" : Entered.Show(t.Percent) + " %")}"));

    /// <summary>Null when a line can't be read.</summary>
    public static TierList? Read(string? text)
    {
        var tiers = new List<Tier>();
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(':');
            if (parts.Length != 2 || Entered.Money(parts[0]) is not { IsNegative: false } from)
                return null;
            if (parts[1].Contains('%', StringComparison.Ordinal) && Entered.Number(parts[1]) is > 0 and <= 100 and var percent)
                tiers.Add(new Tier(from, percent, Money.Zero));
            else if (!parts[1].Contains('%', StringComparison.Ordinal) && Entered.Money(parts[1]) is { IsPositive: true } amount)
                tiers.Add(new Tier(from, 0, amount));
            else
                return null;
        }
        return new TierList(tiers);
    }
}
