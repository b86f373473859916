using System.Globalization;

namespace Shop.Common;

/// <summary>
/// An amount in whole cents. The one place where the shop rounds: half away from zero, as German bookkeeping does.
/// </summary>
/// <param name="Cents">The amount in cents; negative for refunds and corrections.</param>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static Money Zero => default;

    public decimal Amount => Cents / 100m;

    public bool IsZero => Cents == 0;

    public bool IsNegative => Cents < 0;

    public bool IsPositive => Cents > 0;

    /// <summary>Rounds an amount in the main unit (euro) to cents, half away from zero.</summary>
    public static Money From(decimal amount) =>
        new((long)decimal.Round(amount * 100m, 0, MidpointRounding.AwayFromZero));

    public static Money operator +(Money left, Money right) => new(checked(left.Cents + right.Cents));

    public static Money operator -(Money left, Money right) => new(checked(left.Cents - right.Cents));

    public static Money operator -(Money value) => new(-value.Cents);

    public static Money operator *(Money value, int quantity) => new(checked(value.Cents * quantity));

    public static Money operator *(Money value, decimal factor) => From(value.Amount * factor);

    public static bool operator <(Money left, Money right) => left.Cents < right.Cents;

    public static bool operator >(Money left, Money right) => left.Cents > right.Cents;

    public static bool operator <=(Money left, Money right) => left.Cents <= right.Cents;

    public static bool operator >=(Money left, Money right) => left.Cents >= right.Cents;

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    /// <summary>The VAT contained in this gross amount. <paramref name="rate"/> is a fraction: 0.19 for 19 %.</summary>
    public Money TaxIncluded(decimal rate) => From(Amount * rate / (1 + rate));

    /// <summary>The net part of this gross amount.</summary>
    public Money WithoutTax(decimal rate) => this - TaxIncluded(rate);

    /// <summary>The VAT to add to this net amount. <paramref name="rate"/> is a fraction: 0.19 for 19 %.</summary>
    public Money TaxOnTop(decimal rate) => From(Amount * rate);

    /// <summary>
    /// Splits this amount in proportion to the weights so that the parts add up exactly: each part is floored, the cents
    /// left over go to the largest remainders (first come on a tie). All-zero weights share equally.
    /// </summary>
    public IReadOnlyList<Money> Split(IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfZero(weights.Count);
        if (weights.Any(w => w < 0))
            throw new ArgumentOutOfRangeException(nameof(weights), "Weights can't be negative");

        var equal = weights.All(w => w == 0);
        var sum = equal ? weights.Count : weights.Sum();
        var total = Math.Abs(Cents);
        var parts = new long[weights.Count];
        var remainders = new long[weights.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var (part, remainder) = Int128.DivRem((Int128)total * (equal ? 1 : weights[i]), sum);
            parts[i] = (long)part;
            // One key that sorts by remainder, then by place.
            remainders[i] = checked((long)remainder * parts.Length + (parts.Length - 1 - i));
        }
        var left = (int)(total - parts.Sum());
        Array.Sort(remainders);
        for (var k = 1; k <= left; k++)
            parts[parts.Length - 1 - (int)(remainders[^k] % parts.Length)]++;
        var sign = Math.Sign(Cents);
        return [.. parts.Select(p => new Money(sign * p))];
    }

    /// <summary>"8,90 €" in German, "€8.90" in English.</summary>
    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en"
        ? (Cents < 0 ? "-€" : "€") + Math.Abs(Amount).ToString("N2", culture)
        : Amount.ToString("N2", culture) + "\u00a0€";

    public override string ToString() => Amount.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>Sums of money in memory; in the database sum the cents.</summary>
public static class MoneySums
{
    public static Money Sum(this IEnumerable<Money> values) => values.Aggregate(Money.Zero, (a, b) => a + b);

    public static Money Sum<T>(this IEnumerable<T> items, Func<T, Money> pick) => items.Select(pick).Sum();
}
