using Shop.Common;
using Shop.Customers;
using Shop.Mails;
using Shop.Pricing;
using Shop.Settings;

namespace Shop.Orders.Mails;

/// <summary>The parts that mails about an order share, said from the order's own copies of names, prices and addresses.</summary>
internal static class OrderMailText
{
    /// <summary>Positions, discounts, total and the VAT in it per rate; shipping is a position of the order.</summary>
    public static MailBody Positions(this MailBody body, Order order)
    {
        var lines = order.Lines.OrderBy(l => l.Position).ThenBy(l => l.Id).ToList();
        var shipping = lines.Where(l => l.Kind == OrderLineKind.Shipping).ToList();
        var items = lines.Except(shipping).Select(l => new MailItem(
            l.Name, body.Say("{0} × {1}", l.Quantity.ToString("N0", body.Culture), l.UnitPrice), (l.Total + l.Discount).In(body.Culture)));
        var sums = new List<MailSum>();
        if (shipping.Count > 0 || order.Discounts.Count > 0)
            sums.Add(new MailSum(body.Say("Waren"), order.GoodsBefore.In(body.Culture)));
        if (shipping.Count > 0)
            sums.Add(new MailSum(body.Say("Versand"), order.ShippingBefore.In(body.Culture)));
        sums.AddRange(order.Discounts.Select(d => new MailSum(d.Name, (-d.Amount).In(body.Culture))));
        sums.Add(new MailSum(body.Say("Gesamtbetrag"), order.Total.In(body.Culture), Strong: true));
        if (order.Treatment != TaxTreatment.Domestic)
            sums.Add(new MailSum(TaxTreatments.StepOf(order.Treatment).In(body.Culture), order.BuyerVatId));
        else
            sums.AddRange(order.Taxes.OrderByDescending(t => t.Rate).Select(t => new MailSum(
                body.Say("darin {0} Umsatzsteuer", (t.Rate * 100).ToString("0.##", body.Culture) + (body.Language == "en" ? "%" : "\u00a0%")), t.Tax.In(body.Culture))));
        return body.Items(items, sums);
    }

    public static IEnumerable<(string Label, string Value)> Addresses(this MailBody body, Order order) => order.ShippingAddress == order.BillingAddress
        ? [(body.Say("Liefer- und Rechnungsadresse"), Lines(order.ShippingAddress))]
        : [(body.Say("Lieferadresse"), Lines(order.ShippingAddress)), (body.Say("Rechnungsadresse"), Lines(order.BillingAddress))];

    /// <summary>Leads to the order's page, which the key opens without an account.</summary>
    public static MailBody Link(this MailBody body, Order order, ShopAddress shop)
    {
        var path = order.Language == "en" ? "/en/order/" : "/de/bestellung/";
        return shop.Of($"{path}{Uri.EscapeDataString(order.Number)}?key={order.AccessKey}") is { } url ? body.Button(body.Say("Bestellung ansehen"), url) : body;
    }

    /// <summary>Leads to the withdrawal function with the order filled in (§356a (1) BGB).</summary>
    public static MailBody WithdrawalLink(this MailBody body, Order order, ShopAddress shop)
    {
        var path = order.Language == "en" ? "/en/declare-withdrawal" : "/de/widerruf-erklaeren";
        return shop.Of($"{path}?order={Uri.EscapeDataString(order.Number)}&key={order.AccessKey}") is { } url ? body.QuietLink(body.Say("Vertrag widerrufen"), url) : body;
    }

    public static string Day(this MailBody body, DateTime utc) => Clock.BusinessDay(utc).ToString("d", body.Culture);

    private static string Lines(PostalAddress address) => string.Join('\n', address.Lines());
}
