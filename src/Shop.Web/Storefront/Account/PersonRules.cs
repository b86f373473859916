using FluentValidation;
using Shop.Web.Shared;

namespace Shop.Web.Storefront.Account;

/// <summary>What names and e-mail addresses of people look like.</summary>
public static class PersonRules
{
    public static IRuleBuilderOptions<T, string> NameOfPerson<T>(this IRuleBuilder<T, string> rule, WebTexts t) => rule
        .MaximumLength(100).WithMessage(t["Bitte höchstens {0} Zeichen.", 100])
        .Must(name => !name.Any(char.IsControl)).WithMessage(t["Bitte prüfen Sie diese Angabe."]);

    /// <summary>One address, no more than mail servers take (RFC 5321 §4.5.3.1.3).</summary>
    public static IRuleBuilderOptions<T, string> EmailOfPerson<T>(this IRuleBuilder<T, string> rule, WebTexts t) => rule
        .Must(LooksLikeEmail).WithMessage(t["Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de."]);

    private static bool LooksLikeEmail(string text)
    {
        var email = text.Trim();
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return email.Length is > 5 and <= 254
            && at > 0 && at == email.LastIndexOf('@') && at < email.Length - 3
            && email.IndexOf('.', at) > at + 1 && !email.EndsWith('.') && !email.Contains("..", StringComparison.Ordinal)
            && !email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or ':' or '<' or '>' or '(' or ')' or '"' or '\\' or '[' or ']');
    }
}
