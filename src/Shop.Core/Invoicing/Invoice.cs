using Shop.Common;

namespace Shop.Invoicing;

/// <summary>
/// An issued invoice or its correction. Never changed after issue (§14 UStG, GoBD): what it says is the snapshot in
/// <see cref="Content"/>, secured by a hash chain over the documents of its series.
/// </summary>
public class Invoice
{
    /// <summary>Number series of invoices.</summary>
    public const string InvoiceSeries = "invoice";

    /// <summary>Number series of Stornorechnungen and Rechnungskorrekturen.</summary>
    public const string CorrectionSeries = "cancellation";

    public int Id { get; set; }

    /// <summary>Gapless within the series, taken in the issuing transaction.</summary>
    public required string Number { get; set; }

    /// <summary>Key of the <see cref="Data.NumberSeries"/> that the number comes from.</summary>
    public required string Series { get; set; }

    /// <summary>The number without prefix: the place in the series.</summary>
    public long Sequence { get; set; }

    public InvoiceKind Kind { get; set; }

    public int OrderId { get; set; }

    public int? CustomerId { get; set; }

    /// <summary>The invoice that this one cancels or corrects.</summary>
    public int? CorrectsInvoiceId { get; set; }

    public DateOnly IssuedOn { get; set; }

    public DateOnly DeliveredOn { get; set; }

    public DateOnly DueOn { get; set; }

    public DateTime IssuedAt { get; set; }

    public Money Total { get; set; }

    public Money Tax { get; set; }

    /// <summary>The whole document as JSON: both parties, lines, VAT per rate, notes.</summary>
    public required string Content { get; set; }

    /// <summary>SHA-256 over <see cref="PreviousHash"/>, <see cref="Number"/> and <see cref="Content"/>, hex.</summary>
    public required string Hash { get; set; }

    /// <summary>The hash of the document before it in the series; empty for the first one.</summary>
    public required string PreviousHash { get; set; }

    /// <summary>The PDF, made at first need from the snapshot and kept from then on.</summary>
    public InvoicePdf? Pdf { get; set; }

    /// <summary>The snapshot, read.</summary>
    public InvoiceContent Read() => InvoiceContent.Parse(Content);
}

/// <summary>What kind of document.</summary>
public enum InvoiceKind
{
    Invoice,

    /// <summary>Stornorechnung: takes a whole invoice back.</summary>
    Cancellation,

    /// <summary>Rechnungskorrektur: takes a part back.</summary>
    Correction,
}

/// <summary>The bytes handed out for an invoice; apart from it so that lists stay light.</summary>
public class InvoicePdf
{
    public int InvoiceId { get; set; }

    public required byte[] Bytes { get; set; }

    /// <summary>SHA-256 of the bytes, hex.</summary>
    public required string Sha256 { get; set; }

    public DateTime MadeAt { get; set; }
}
