using Shop.Reviews;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Reviews;

/// <summary>States and reasons in the words of the screens.</summary>
public static class ReviewWords
{
    public static string Word(this WebTexts t, VoiceState state) => state switch
    {
        VoiceState.Waiting => t["Wartet"],
        VoiceState.Published => t["Veröffentlicht"],
        _ => t["Abgelehnt"],
    };

    public static string Tag(VoiceState state) => state switch
    {
        VoiceState.Waiting => "tag tag-warn",
        VoiceState.Published => "tag tag-ok",
        _ => "tag tag-bad",
    };

    public static string Word(this WebTexts t, RejectionReason reason) => reason switch
    {
        RejectionReason.Insult => t["Beleidigung oder Drohung"],
        RejectionReason.PersonalData => t["Persönliches über Dritte"],
        RejectionReason.Advertising => t["Werbung oder fremde Links"],
        RejectionReason.NotAboutProduct => t["Handelt nicht vom Artikel"],
        _ => t["Verstößt gegen das Gesetz"],
    };
}
