using Shop.Returns;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Returns;

/// <summary>What staff read for the values of withdrawals and returns.</summary>
public static class ReturnWords
{
    public static (string Text, string Class) Stand(this WebTexts t, WithdrawalState state) => state switch
    {
        WithdrawalState.Open => (t["Offen"].Value, "tag tag-warn"),
        WithdrawalState.Arrived => (t["Ware da, zu erstatten"].Value, "tag tag-accent"),
        WithdrawalState.Refunded => (t["Erstattet"].Value, "tag tag-ok"),
        _ => (t["Abgeschlossen"].Value, "tag"),
    };

    public static (string Text, string Class) RefundStand(this WebTexts t, DateTime? refundedAt) => refundedAt is null
        ? (t["Zu erstatten"].Value, "tag tag-warn")
        : (t["Erstattet"].Value, "tag tag-ok");

    public static string Word(this WebTexts t, ReturnKind kind) => kind switch
    {
        ReturnKind.Withdrawal => t["Widerruf"].Value,
        ReturnKind.Warranty => t["Gewährleistung"].Value,
        _ => t["Kulanz"].Value,
    };

    public static string Word(this WebTexts t, ReturnReason reason) => reason switch
    {
        ReturnReason.NotAsExpected => t["Entspricht nicht den Erwartungen"].Value,
        ReturnReason.Damaged => t["Beschädigt"].Value,
        ReturnReason.WrongItem => t["Falscher Artikel"].Value,
        ReturnReason.Late => t["Zu spät geliefert"].Value,
        _ => t["Anders überlegt"].Value,
    };
}
