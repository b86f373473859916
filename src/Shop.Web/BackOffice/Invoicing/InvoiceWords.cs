using Shop.Invoicing;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Invoicing;

/// <summary>What staff read for kinds of documents.</summary>
public static class InvoiceWords
{
    public static string Word(this WebTexts t, InvoiceKind kind) => t[InvoicePdfWriter.NameOf(kind)].Value;

    /// <summary>Cancelled, paid, overdue or open, with the class of its tag.</summary>
    public static (string Text, string Class) Stand(this WebTexts t, InvoiceRow row, DateOnly today) => row switch
    {
        { Kind: not InvoiceKind.Invoice } => (t.Word(row.Kind), "tag"),
        { Cancelled: true } => (t["Storniert"].Value, "tag tag-bad"),
        { Paid: true } => (t["Bezahlt"].Value, "tag tag-ok"),
        _ when row.DueOn < today => (t["Überfällig"].Value, "tag tag-bad"),
        _ => (t["Offen"].Value, "tag tag-warn"),
    };
}
