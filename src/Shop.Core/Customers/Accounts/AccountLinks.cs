using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Shop.Access;

namespace Shop.Customers.Accounts;

/// <summary>Where the mails about an account lead; the storefront's routes are made of the same words.</summary>
/// <param name="Origin">Scheme and host of the shop, without a slash at the end.</param>
public sealed record AccountLinks(string Origin)
{
    public const string SignInDe = "anmelden";
    public const string SignInEn = "sign-in";
    public const string ForgottenDe = "passwort-vergessen";
    public const string ForgottenEn = "forgotten-password";
    public const string ConfirmDe = "konto-bestaetigen";
    public const string ConfirmEn = "confirm-account";
    public const string NewPasswordDe = "neues-passwort";
    public const string NewPasswordEn = "new-password";
    public const string NewEmailDe = "neue-e-mail";
    public const string NewEmailEn = "new-email";
    public const string NewsletterDe = "newsletter";
    public const string NewsletterEn = "newsletter";
    public const string ConfirmNewsletterDe = "newsletter/bestaetigen";
    public const string ConfirmNewsletterEn = "newsletter/confirm";
    public const string LeaveNewsletterDe = "newsletter/abbestellen";
    public const string LeaveNewsletterEn = "newsletter/unsubscribe";

    public string SignIn(string language) => Page(language, SignInDe, SignInEn);

    public string Forgotten(string language) => Page(language, ForgottenDe, ForgottenEn);

    public string Confirm(User user, string token) => Page(user.Language, ConfirmDe, ConfirmEn) + Query(user, token);

    public string NewPassword(User user, string token) => Page(user.Language, NewPasswordDe, NewPasswordEn) + Query(user, token);

    public string NewEmail(User user, string email, string token) =>
        Page(user.Language, NewEmailDe, NewEmailEn) + Query(user, token) + "&email=" + Uri.EscapeDataString(email);

    public string ConfirmNewsletter(string language, string token) => Page(language, ConfirmNewsletterDe, ConfirmNewsletterEn) + "?code=" + token;

    /// <summary>For people, and for the POST of mail programs (RFC 8058).</summary>
    public string LeaveNewsletter(string language, string token) => Page(language, LeaveNewsletterDe, LeaveNewsletterEn) + "?code=" + token;

    /// <summary>The token of a link as Identity made it; nonsense becomes an empty one.</summary>
    public static string Token(string? code)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(code?.Length ?? 0)];
        return Base64Url.IsValid(code) && Base64Url.TryDecodeFromChars(code, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }

    private static string Query(User user, string token) =>
        string.Create(CultureInfo.InvariantCulture, $"?id={user.Id}&code={Base64Url.EncodeToString(Encoding.UTF8.GetBytes(token))}");

    private string Page(string language, string de, string en) => language == "en" ? $"{Origin}/en/{en}" : $"{Origin}/de/{de}";
}
