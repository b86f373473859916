using System.Text.RegularExpressions;
using Shop.Common;

namespace Shop.Orders.Import;

/// <summary>What the codes of a mail-order history mean.</summary>
public static partial class MailOrderRules
{
    private static readonly HashSet<string> ServiceCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "POST", "DOT", "M", "D", "S", "B", "C2", "C3", "PADS", "CRUK", "AMAZONFEE", "BANK CHARGES", "ADJUST", "ADJUST2",
    };

    /// <summary>"C536379" takes a sale back, "A563185" corrects a value; any other number is a sale.</summary>
    public static OrderKind KindOf(string invoice) => LetteredNumber().Match(invoice) switch
    {
        { Success: true } m when m.ValueSpan[0] is 'C' or 'c' => OrderKind.Cancellation,
        { Success: true } => OrderKind.Adjustment,
        _ => OrderKind.Sale,
    };

    /// <summary>Postage, fees, vouchers and entries by hand are no articles.</summary>
    public static OrderLineKind LineKindOf(string code) =>
        ServiceCodes.Contains(code) || code.StartsWith("gift_", StringComparison.OrdinalIgnoreCase) ? OrderLineKind.Service : OrderLineKind.Goods;

    /// <summary>
    /// The one rounding rule of the import: quantity × price exactly as the file has it, rounded to cents once per line, half away
    /// from zero. 1 000 pieces at 0.125 are 125.00, not 1 000 × 0.13.
    /// </summary>
    public static Money LineTotal(int quantity, decimal unitPrice) => Money.From(quantity * unitPrice);

    /// <summary>Histories carry local time; the shop's is Berlin. An hour that summer time skips counts as the next one.</summary>
    public static DateTime ToUtc(DateTime local)
    {
        var there = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(Clock.Berlin.IsInvalidTime(there) ? there.AddHours(1) : there, Clock.Berlin);
    }

    [GeneratedRegex("^[CA][0-9]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LetteredNumber();
}
