using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Mails;

/// <summary>What staff read for kinds and states of mails.</summary>
public static class MailWords
{
    public static string Word(this WebTexts t, MailState state) => state switch
    {
        MailState.Sent => t["Gesendet"].Value,
        MailState.Kept => t["Nicht zugestellt"].Value,
        MailState.Failed => t["Gescheitert"].Value,
        _ => t["Wartet"].Value,
    };

    public static string Tag(MailState state) => state switch
    {
        MailState.Sent => "tag tag-ok",
        MailState.Failed => "tag tag-bad",
        MailState.Kept => "tag tag-warn",
        _ => "tag tag-accent",
    };

    public static string MailKind(this WebTexts t, string kind) => kind switch
    {
        "order-confirmation" => t["Eingangsbestätigung"].Value,
        "order-paid" => t["Zahlung eingegangen"].Value,
        "order-shipped" => t["Versandmeldung"].Value,
        "order-cancelled" => t["Stornierung"].Value,
        "review-rejected" => t["Bewertung abgelehnt"].Value,
        "question-asked" => t["Frage eines Kunden"].Value,
        "question-answered" => t["Antwort auf eine Frage"].Value,
        "invoice" => t["Rechnung"].Value,
        "withdrawal-receipt" => t["Eingang des Widerrufs"].Value,
        "withdrawal-answer" => t["Antwort auf Widerruf"].Value,
        "return-refunded" => t["Erstattung einer Retoure"].Value,
        "account-confirm" or "account-email" => t["Adresse bestätigen"].Value,
        "account-password" => t["Neues Passwort"].Value,
        _ when kind.StartsWith("account", StringComparison.Ordinal) => t["Kundenkonto"].Value,
        _ => kind,
    };
}
