namespace Shop.Settings;

/// <summary>Who the merchant is: printed on invoices, mails and the Impressum.</summary>
public sealed record ShopIdentity
{
    public string ShopName { get; init; } = "";

    public string CompanyName { get; init; } = "";

    public string Street { get; init; } = "";

    public string Postcode { get; init; } = "";

    public string City { get; init; } = "";

    /// <summary>ISO 3166 alpha-2.</summary>
    public string Country { get; init; } = "DE";

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    public string ManagingDirector { get; init; } = "";

    public string RegisterEntry { get; init; } = "";

    public string TaxNumber { get; init; } = "";

    public string VatId { get; init; } = "";

    public string BankName { get; init; } = "";

    public string Iban { get; init; } = "";

    public string Bic { get; init; } = "";

    /// <summary>Whether the legally required fields are filled (§14 UStG, §5 DDG).</summary>
    public bool IsComplete => ShopName != "" && CompanyName != "" && Street != "" && Postcode != "" && City != ""
        && Email != "" && Iban != "" && (TaxNumber != "" || VatId != "");
}

/// <summary>How the merchant sells.</summary>
public sealed record SalesRules
{
    public InvoiceMoment InvoiceMoment { get; init; } = InvoiceMoment.WhenShipped;

    /// <summary>Days until a bank transfer or an invoice is due.</summary>
    public int PaymentDays { get; init; } = 14;

    /// <summary>From this quantity down the shop says "only a few left".</summary>
    public int FewLeft { get; init; } = 5;

    /// <summary>Business customers read net amounts with the VAT below, instead of gross ones with the VAT in them.</summary>
    public bool NetForBusiness { get; init; }

    /// <summary>The largest quantity of one article in a cart.</summary>
    public int MostPerLine { get; init; } = 99;
}

/// <summary>When an invoice is issued by itself.</summary>
public enum InvoiceMoment
{
    WhenPaid,
    WhenShipped,
}
