using System.Globalization;
using Shop.Catalog;
using Shop.Common;
using Shop.Pricing.Calculation;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Pricing;

/// <summary>A line of the calculation as the page shows it.</summary>
/// <param name="Id">Of the amount, which follows what is typed.</param>
/// <param name="Name">German; the key of its translation.</param>
/// <param name="RateField">The percentage can be typed.</param>
/// <param name="AmountField">The amount can be typed.</param>
/// <param name="IsSum">A price; the lines between are reductions and surcharges.</param>
public sealed record SchemeLine(string Id, string Name, string Sign, string Rate, string Amount, string? RateField, string? AmountField, bool IsSum);

/// <summary>The lines of a Handelskalkulation in their order.</summary>
public static class SchemeLines
{
    private static readonly string[] Amounts =
        ["l-list", "l-sd", "l-target", "l-sc", "l-cash", "l-landed", "l-overhead", "l-full", "l-profit", "l-profit-rate", "l-cashsale", "l-cc", "l-targetsale", "l-cd", "l-net", "l-vat", "l-gross"];

    /// <summary>What an answer replaces beside the figures.</summary>
    public static IEnumerable<string> Outputs => Amounts.Select(a => "#" + a).Append("#decide-state");

    public static IEnumerable<SchemeLine> Of(SchemeForm form, PriceScheme? s)
    {
        var (list, gross) = (form.Mode != SchemeMode.Backward, form.Mode != SchemeMode.Forward);
        yield return Sum("l-list", "Listeneinkaufspreis", list ? form.ListPurchase : Show(s?.ListPurchase), list ? "ListPurchase" : null);
        yield return Part("l-sd", "Lieferantenrabatt", "−", form.SupplierDiscount, s?.ListPurchase - s?.TargetPurchase, "SupplierDiscount");
        yield return Sum("l-target", "Zieleinkaufspreis", Show(s?.TargetPurchase));
        yield return Part("l-sc", "Lieferantenskonto", "−", form.SupplierCash, s?.TargetPurchase - s?.CashPurchase, "SupplierCash");
        yield return Sum("l-cash", "Bareinkaufspreis", Show(s?.CashPurchase));
        yield return new SchemeLine("l-freight", "Bezugskosten", "+", "", form.Freight, null, "Freight", false);
        yield return Sum("l-landed", "Bezugspreis (Einstand)", Show(s?.Landed));
        yield return Part("l-overhead", "Handlungskosten", "+", form.Overhead, s?.FullCost - s?.Landed, "Overhead");
        yield return Sum("l-full", "Selbstkosten", Show(s?.FullCost));
        yield return form.Mode == SchemeMode.Difference
            ? new SchemeLine("l-profit", "Gewinn", "+", s?.Rates.Profit.ToString("P1", CultureInfo.CurrentCulture) ?? "", Show(s?.Profit), null, null, false)
            : Part("l-profit", "Gewinn", "+", form.Profit, s?.Profit, "Profit");
        yield return Sum("l-cashsale", "Barverkaufspreis", Show(s?.CashSale));
        yield return Part("l-cc", "Kundenskonto", "+", form.CustomerCash, s?.TargetSale - s?.CashSale, "CustomerCash");
        yield return Sum("l-targetsale", "Zielverkaufspreis", Show(s?.TargetSale));
        yield return Part("l-cd", "Kundenrabatt", "+", form.CustomerDiscount, s?.Net - s?.TargetSale, "CustomerDiscount");
        yield return Sum("l-net", "Listenverkaufspreis, netto", Show(s?.Net));
        yield return new SchemeLine("l-vat", "Umsatzsteuer", "+", s?.VatRate.ToString("P0", CultureInfo.CurrentCulture) ?? "", Show(s?.Vat), null, null, false);
        yield return Sum("l-gross", "Bruttoverkaufspreis", gross ? form.Gross : Show(s?.Gross), gross ? "Gross" : null);
    }

    /// <summary>Which usual rates were taken and why these.</summary>
    public static string WhyUsual(UsualRates? usual, CategoryTree tree, Supplier? supplier, WebTexts texts)
    {
        if (usual is null)
            return texts["Für diese Kategorie und diesen Lieferanten sind keine üblichen Sätze hinterlegt."];
        var shelf = usual.Row?.CategoryId is { } id ? tree.Find(id)?.Name.ToString() ?? "" : null;
        var rates = usual.Row switch
        {
            null => texts["Für die Verkaufsseite ist nichts hinterlegt."].Value,
            { SupplierId: not null } when shelf is not null => texts["Sätze für {0} in {1}: Lieferant und Kategorie zusammen gehen vor.", supplier?.Name ?? "", shelf].Value,
            { SupplierId: not null } => texts["Sätze für {0}: der Lieferant geht der Kategorie vor.", supplier?.Name ?? ""].Value,
            _ when shelf is not null => texts["Sätze für {0}: die nächste Kategorie, für die etwas hinterlegt ist.", shelf].Value,
            _ => texts["Sätze des ganzen Shops: für Kategorie und Lieferant ist nichts Eigenes hinterlegt."].Value,
        };
        return usual.Terms is { } terms ? rates + " " + texts["Rabatt, Skonto und Bezugskosten sind die mit {0} vereinbarten.", terms.Name].Value : rates;
    }

    private static SchemeLine Sum(string id, string name, string amount, string? field = null) => new(id, name, "=", "", amount, null, field, true);

    private static SchemeLine Part(string id, string name, string sign, string rate, Money? amount, string field) => new(id, name, sign, rate, Show(amount), field, null, false);

    private static string Show(Money? amount) => amount?.In(CultureInfo.CurrentCulture) ?? "–";
}
