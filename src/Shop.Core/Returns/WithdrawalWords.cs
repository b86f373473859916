using System.Globalization;
using Shop.Common;
using Shop.Orders;

namespace Shop.Returns;

/// <summary>Says in words what a declaration withdraws from, for the receipt by mail and on the page.</summary>
public static class WithdrawalWords
{
    /// <param name="order">With its lines; null when the order isn't known.</param>
    /// <param name="proven">Whether the declarer may read what was ordered.</param>
    public static IReadOnlyList<string> What(DeclaredWithdrawal withdrawal, Order? order, bool proven)
    {
        var culture = CultureInfo.GetCultureInfo(withdrawal.Language == "en" ? "en-GB" : "de-DE");
        var lines = new List<string>();
        if (withdrawal.Whole)
            lines.Add(Texts.In(culture, "Der ganze Vertrag"));
        if (proven && order is not null)
            lines.AddRange(withdrawal.Lines.Select(l => Texts.In(culture, "{0} × {1}", l.Quantity, order.Lines.Single(o => o.Id == l.OrderLineId).Name)));
        if (withdrawal.Wish.Length > 0)
            lines.Add(withdrawal.Wish);
        return lines;
    }
}
