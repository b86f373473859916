using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Common;
using Shop.Customers;
using Shop.Settings;

namespace Shop.Invoicing;

/// <summary>
/// Everything an invoice says (§14 (4) UStG), as it was when it was issued. Kept as JSON in <see cref="Invoice.Content"/>; the PDF,
/// the back office and later the e-invoice read from here and never from the order.
/// </summary>
public sealed record InvoiceContent
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new CentsConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>Raised when the shape changes, so that old documents stay readable.</summary>
    public int Format { get; init; } = 1;

    public required InvoiceKind Kind { get; init; }

    public required string Number { get; init; }

    /// <summary>Two letters: "de" or "en".</summary>
    public required string Language { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>Day of the delivery (§14 (4) Nr. 6 UStG); null when the money came first and the goods are still in the house (§14 (5)).</summary>
    public DateOnly? DeliveredOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public required string OrderNumber { get; init; }

    public required DateOnly OrderedOn { get; init; }

    public string? CustomerNumber { get; init; }

    /// <summary>The invoice that this document takes back.</summary>
    public InvoiceReference? Corrects { get; init; }

    public required InvoiceSeller Seller { get; init; }

    public required InvoiceBuyer Buyer { get; init; }

    /// <summary>Where the goods went, when not to the buyer's address.</summary>
    public InvoiceAddress? DeliveredTo { get; init; }

    public required IReadOnlyList<InvoiceLine> Lines { get; init; }

    /// <summary>Reductions agreed on (§14 (4) Nr. 7 UStG), already taken off the lines; null where there were none.</summary>
    public IReadOnlyList<InvoiceDiscount>? Discounts { get; init; }

    /// <summary>Highest rate first.</summary>
    public required IReadOnlyList<InvoiceTax> Taxes { get; init; }

    public required Money Net { get; init; }

    public required Money Tax { get; init; }

    /// <summary>Why there is no VAT (§14 (4) Nr. 8 UStG), in the document's language; null where there is.</summary>
    public string? Exemption { get; init; }

    /// <summary>Gross.</summary>
    public required Money Total { get; init; }

    /// <summary>Code of the payment method, e.g. "bank-transfer".</summary>
    public required string PaymentMethod { get; init; }

    /// <summary>Its name in the document's language.</summary>
    public required string PaymentName { get; init; }

    /// <summary>The day the money came in; null while it is owed.</summary>
    public DateOnly? PaidOn { get; init; }

    [JsonIgnore]
    public CultureInfo Culture => CultureInfo.GetCultureInfo(Language == "en" ? "en-GB" : "de-DE");

    [JsonIgnore]
    public bool IsOwed => Kind == InvoiceKind.Invoice && PaidOn is null && Total.IsPositive;

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static InvoiceContent Parse(string json) =>
        JsonSerializer.Deserialize<InvoiceContent>(json, Json) ?? throw new JsonException("An invoice without content");

    /// <summary>The same document with every amount negative: a Stornorechnung for it.</summary>
    public InvoiceContent Reversed(string number, DateOnly issuedOn) => this with
    {
        Kind = InvoiceKind.Cancellation,
        Number = number,
        IssuedOn = issuedOn,
        DueOn = issuedOn,
        Corrects = new InvoiceReference(Number, IssuedOn),
        Lines = [.. Lines.Select(l => l with { Quantity = -l.Quantity, Total = -l.Total, Discount = -l.Discount })],
        Discounts = Discounts is null ? null : [.. Discounts.Select(d => d with { Amount = -d.Amount })],
        Taxes = [.. Taxes.Select(t => new InvoiceTax(t.Rate, -t.Net, -t.Tax, -t.Gross))],
        Net = -Net,
        Tax = -Tax,
        Total = -Total,
    };

    /// <summary>
    /// A Rechnungskorrektur: the positions that came back, negative. VAT per rate is the difference between what was left before and what
    /// is left after, so that corrections of everything add up to the invoice to the cent.
    /// </summary>
    /// <param name="back">What comes off, by position of this invoice.</param>
    /// <param name="earlier">Corrections issued before.</param>
    internal InvoiceContent Corrected(string number, DateOnly issuedOn, IReadOnlyDictionary<int, CorrectedLine> back, IReadOnlyList<InvoiceContent> earlier)
    {
        var lines = Lines.Where(l => back.ContainsKey(l.Position)).Select(l => Back(l, back[l.Position])).ToList();
        var taxes = lines.GroupBy(l => l.TaxRate).OrderByDescending(g => g.Key).Select(g => Back(g.Key, g.Sum(l => l.Total), earlier)).ToList();
        return this with
        {
            Kind = InvoiceKind.Correction,
            Number = number,
            IssuedOn = issuedOn,
            DueOn = issuedOn,
            Corrects = new InvoiceReference(Number, IssuedOn),
            Lines = lines,
            Discounts = null,
            Taxes = taxes,
            Net = taxes.Sum(t => t.Net),
            Tax = taxes.Sum(t => t.Tax),
            Total = lines.Sum(l => l.Total),
        };
    }

    private static InvoiceLine Back(InvoiceLine line, CorrectedLine back) => line with
    {
        Quantity = -back.Quantity,
        UnitPrice = line.UnitCode == "LS" ? back.Gross : line.UnitPrice,
        Total = -back.Gross,
        Discount = line.Discount is null || line.UnitCode == "LS" ? null : back.Gross - line.UnitPrice * back.Quantity,
    };

    private InvoiceTax Back(decimal rate, Money gross, IReadOnlyList<InvoiceContent> earlier)
    {
        var left = Taxes.Concat(earlier.SelectMany(c => c.Taxes)).Where(t => t.Rate == rate).Sum(t => t.Gross);
        if ((left + gross).IsNegative)
            throw new InvalidOperationException($"Invoice {Number} would be corrected by more than it was");
        var tax = (left + gross).TaxIncluded(rate) - left.TaxIncluded(rate);
        return new InvoiceTax(rate, gross - tax, tax, gross);
    }

    private sealed class CentsConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Cents);
    }
}

/// <summary>Names another document.</summary>
public sealed record InvoiceReference(string Number, DateOnly IssuedOn);

/// <summary>A position.</summary>
/// <param name="UnitCode">UN/ECE Rec 20: C62 a piece, LS a lump sum.</param>
/// <param name="UnitPrice">Gross.</param>
/// <param name="Total">Gross.</param>
/// <param name="TaxRate">As a fraction: 0.07.</param>
public sealed record InvoiceLine(int Position, string Sku, string Name, int Quantity, string UnitCode, Money UnitPrice, Money Total, decimal TaxRate)
{
    /// <summary>Taken off, so that UnitPrice × Quantity − Discount is the total; null where nothing was.</summary>
    public Money? Discount { get; init; }
}

/// <summary>A reduction with its name in the document's language.</summary>
/// <param name="Amount">Gross; positive on an invoice.</param>
public sealed record InvoiceDiscount(string Name, Money Amount);

/// <summary>Net, VAT and gross under one rate.</summary>
public sealed record InvoiceTax(decimal Rate, Money Net, Money Tax, Money Gross);

/// <summary>A postal address in its parts.</summary>
public sealed record InvoiceAddress(string Company, string Name, string Street, string Extra, string Postcode, string City, string Country)
{
    public static InvoiceAddress From(PostalAddress address) =>
        new(address.Company, address.FullName, address.Street, address.Extra, address.Postcode, address.City, address.Country);

    /// <summary>As on an envelope, without empty lines.</summary>
    public IEnumerable<string> Lines() =>
        new[] { Company, Name, Street, Extra, $"{Postcode} {City}".Trim(), Country == "DE" ? "" : Countries.NameOf(Country).De.ToUpperInvariant() }.Where(l => l.Length > 0);
}

/// <summary>Who receives the invoice.</summary>
public sealed record InvoiceBuyer(InvoiceAddress Address, string Email, string VatId);

/// <summary>Who issues it.</summary>
public sealed record InvoiceSeller
{
    public required string ShopName { get; init; }

    public required InvoiceAddress Address { get; init; }

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    public string ManagingDirector { get; init; } = "";

    public string RegisterEntry { get; init; } = "";

    public string TaxNumber { get; init; } = "";

    public string VatId { get; init; } = "";

    public string BankName { get; init; } = "";

    public string Iban { get; init; } = "";

    public string Bic { get; init; } = "";

    public static InvoiceSeller From(ShopIdentity shop) => new()
    {
        ShopName = shop.ShopName,
        Address = new InvoiceAddress(shop.CompanyName, "", shop.Street, "", shop.Postcode, shop.City, shop.Country),
        Email = shop.Email,
        Phone = shop.Phone,
        ManagingDirector = shop.ManagingDirector,
        RegisterEntry = shop.RegisterEntry,
        TaxNumber = shop.TaxNumber,
        VatId = shop.VatId,
        BankName = shop.BankName,
        Iban = shop.Iban,
        Bic = shop.Bic,
    };
}
