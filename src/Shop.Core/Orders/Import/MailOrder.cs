using Shop.Common;
using Shop.Common.Csv;

namespace Shop.Orders.Import;

/// <summary>One invoice of a history, complete.</summary>
internal sealed record MailOrder(string Number, List<MailOrderLine> Lines)
{
    public OrderKind Kind { get; } = MailOrderRules.KindOf(Number);

    /// <summary>The source's customer number; empty for a guest.</summary>
    public string Customer { get; } = Lines.Select(l => l.Customer).FirstOrDefault(c => c.Length > 0) ?? "";

    public string Country { get; } = Lines[0].Country;

    /// <summary>An invoice written over several minutes counts from its first line.</summary>
    public DateTime At { get; } = MailOrderRules.ToUtc(Lines.Min(l => l.At));

    /// <summary>An invoice with a row that can't be used isn't taken at all: half an order would be wrong and could never be completed.</summary>
    public static IEnumerable<RowRemark> RefusalsOf(CsvGroup<MailOrderLine> group)
    {
        if (group.Refused.Count > 0)
            return group.Refused.Concat(group.Rows.Select(r => new RowRemark(
                r.Row, "Eine andere Zeile derselben Rechnung ist unbrauchbar; die Rechnung {0} wurde nicht übernommen.", group.Key)));
        return group.Rows.Select(r => r.Customer).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Count() > 1
            ? group.Rows.Select(r => new RowRemark(r.Row, "Die Rechnung {0} nennt mehrere Kunden und wurde nicht übernommen.", group.Key))
            : [];
    }

    public Order ToOrder(string fileName, DateTime now, IReadOnlyDictionary<string, int> variants)
    {
        var address = new Customers.PostalAddress { Country = CountryNames.CodeOf(Country) };
        var order = new Order
        {
            Number = "IMP-" + Number,
            Kind = Kind,
            Source = OrderSource.Import,
            ExternalNumber = Number,
            AccessKey = System.Security.Cryptography.RandomNumberGenerator.GetHexString(32, lowercase: true),
            PlacedAt = At,
            PaidAt = At,
            ShippedAt = At,
            State = OrderState.Shipped,
            Email = "",
            Language = "en",
            BillingAddress = address,
            ShippingAddress = address,
        };
        order.Lines.AddRange(Lines.Select((line, position) => LineOf(line, position, variants)));
        order.TotalUp();
        order.Note(now, "note", $"Aus der Datei „{fileName}“ übernommen.");
        return order;
    }

    private static OrderLine LineOf(MailOrderLine line, int position, IReadOnlyDictionary<string, int> variants) => new()
    {
        Kind = MailOrderRules.LineKindOf(line.Code),
        VariantId = variants.TryGetValue(line.Code, out var id) ? id : null,
        Sku = line.Code,
        Name = line.Description.Length > 0 ? line.Description : line.Code,
        Quantity = line.Quantity,
        UnitPrice = Money.From(line.UnitPrice),
        Total = MailOrderRules.LineTotal(line.Quantity, line.UnitPrice),
        Position = position,
    };
}
