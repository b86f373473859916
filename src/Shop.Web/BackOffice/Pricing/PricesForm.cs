using System.Globalization;
using FluentValidation;
using Shop.Catalog;
using Shop.Common;
using Shop.Customers;
using Shop.Pricing;
using Shop.Web.BackOffice.Shared;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>Quantity, group and country prices of all variants of a product; lines left empty are no prices.</summary>
public sealed class PricesForm
{
    public int Version { get; set; }

    public List<PriceLineForm> Lines { get; set; } = [];

    public static PricesForm From(Product product, IEnumerable<VariantPrice> prices) => new()
    {
        Version = product.Version,
        Lines = [.. prices.OrderBy(p => p.VariantId).ThenBy(p => p.Country).ThenBy(p => p.Group).ThenBy(p => p.FromQuantity).ThenBy(p => p.FromAt).Select(PriceLineForm.Of)],
    };

    /// <summary>Every variant gets an empty line to write on, and one more where it is asked for.</summary>
    public PricesForm WithRoom(Product product, int? more = null)
    {
        foreach (var id in product.Variants.Select(v => v.Id))
        {
            var empty = Lines.Count(l => l.VariantId == id && l.IsEmpty);
            for (var n = empty; n < (id == more ? empty + 1 : 1); n++)
                Lines.Add(new PriceLineForm { VariantId = id });
        }
        return this;
    }

    /// <summary>The form is valid.</summary>
    public IReadOnlyList<PriceRow> Rows() => [.. Lines.Where(l => !l.IsEmpty && !l.Remove).Select(l => new PriceRow(l.Id, l.VariantId, l.ToRule()))];

    public sealed class Validator : AbstractValidator<PricesForm>
    {
        public Validator(WebTexts texts) => RuleForEach(f => f.Lines).Where(l => !l.IsEmpty && !l.Remove).ChildRules(l =>
        {
            l.RuleFor(x => x.Quantity).Must(q => Entered.Count(q) is > 0).WithMessage(_ => texts["Bitte geben Sie eine ganze Zahl ein."]);
            l.RuleFor(x => x.Price).Must(Entered.IsPositiveMoney).WithMessage(_ => texts["Bitte geben Sie einen Preis wie 12,90 ein."]);
            l.RuleFor(x => x.Until).Must((line, until) => !(until < line.From)).WithMessage(_ => texts["Das Ende liegt vor dem Anfang."]);
        });
    }
}

/// <summary>A price on its line.</summary>
public sealed class PriceLineForm
{
    public int Id { get; set; }

    public int VariantId { get; set; }

    public string Quantity { get; set; } = "";

    public CustomerGroup? Group { get; set; }

    /// <summary>Two letters; empty for all countries.</summary>
    public string Country { get; set; } = "";

    /// <summary>Gross.</summary>
    public string Price { get; set; } = "";

    /// <summary>First day in Berlin.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day in Berlin.</summary>
    public DateOnly? Until { get; set; }

    public bool Remove { get; set; }

    public bool IsEmpty => Id == 0 && string.IsNullOrWhiteSpace(Quantity) && string.IsNullOrWhiteSpace(Price);

    public static PriceLineForm Of(VariantPrice price) => new()
    {
        Id = price.Id,
        VariantId = price.VariantId,
        Quantity = price.FromQuantity.ToString(CultureInfo.InvariantCulture),
        Group = price.Group,
        Country = price.Country ?? "",
        Price = Entered.Show(price.Price),
        From = price.FromAt is { } from ? Clock.BusinessDay(from) : null,
        Until = price.UntilAt is { } until ? Clock.BusinessDay(until).AddDays(-1) : null,
    };

    public PriceRule ToRule() => new(
        Entered.Count(Quantity)!.Value, Group, Entered.Money(Price)!.Value, From?.StartUtc(), Until?.AddDays(1).StartUtc(), Country.Length == 2 ? Country.ToUpperInvariant() : null);
}
