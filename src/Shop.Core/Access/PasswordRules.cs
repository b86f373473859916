using Microsoft.AspNetCore.Identity;
using Shop.Common;

namespace Shop.Access;

/// <summary>
/// What a password must be: long, and not among those that are tried first (NIST SP 800-63B §3.1.1.2: length and a block list, no
/// rules about kinds of characters).
/// </summary>
public sealed class PasswordRules : IPasswordValidator<User>
{
    public const int Shortest = 10;

    /// <summary>Hashing takes time; nobody needs more.</summary>
    public const int Longest = 128;

    /// <summary>Words that passwords are made of most often; digits and signs around them, and digits for letters, make none better.</summary>
    private static readonly string[] CommonWords =
    [
        "password", "passwort", "kennwort", "passw", "geheim", "secret", "letmein", "welcome", "willkommen", "hallo", "hello", "admin",
        "administrator", "master", "login", "user", "benutzer", "test", "demo", "default", "changeme", "qwertz", "qwertzuiop", "qwerty",
        "qwertyuiop", "asdfgh", "asdfghjkl", "yxcvbn", "yxcvbnm", "zxcvbn", "zxcvbnm", "iloveyou", "ichliebedich", "schatz", "liebe", "love",
        "sommer", "winter", "herbst", "fruehling", "summer", "spring", "autumn", "sunshine", "princess", "prinzessin", "dragon", "monkey",
        "football", "fussball", "baseball", "superman", "batman", "starwars", "pokemon", "minecraft", "computer", "internet", "deutschland",
        "hamburg", "berlin", "muenchen", "bayern", "bayernmuenchen", "borussia", "dortmund", "schalke", "werder", "michael", "daniel",
        "thomas", "andreas", "alexander", "christian", "jessica", "michelle", "nicole", "sabrina", "charlie", "jordan", "hunter", "shadow",
        "abc", "abcd", "abcdef", "abcdefghij", "google", "facebook", "samsung", "mercedes", "porsche", "ferrari", "kaffee", "coffee", "tee",
        "trustno", "whatever", "freedom", "blabla", "lol", "haha", "mama", "papa", "baby", "hund", "katze", "sonne", "blume", "engel",
    ];

    private static readonly HashSet<string> Common = [.. CommonWords];

    private static readonly string[] Rows = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertzuiopasdfghjklyxcvbnm", "qwertyuiopasdfghjklzxcvbnm"];

    /// <summary>Why this password is not good enough, or null.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="known">What others know of the person: e-mail, name.</param>
    public static Problem? WhyNot(string password, params ReadOnlySpan<string> known)
    {
        if (password.Length < Shortest)
            return new Problem("password-short", "Das Passwort braucht mindestens {0} Zeichen.", Shortest);
        if (password.Length > Longest)
            return new Problem("password-long", "Das Passwort darf höchstens {0} Zeichen haben.", Longest);
        if (IsCommon(password))
            return new Problem("password-common", "Dieses Passwort steht auf den Listen, die Angreifer zuerst probieren. Nehmen Sie zum Beispiel drei zufällige Wörter.");
        foreach (var part in known)
        {
            if (IsMostly(password, part))
                return new Problem("password-personal", "Das Passwort darf nicht aus Ihrem Namen oder Ihrer E-Mail-Adresse bestehen.");
        }
        return null;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) => Task.FromResult(
        WhyNot(password ?? "", user.Email ?? "", user.DisplayName) is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = problem.Code, Description = problem.ToString() })
            : IdentityResult.Success);

    private static bool IsCommon(string password)
    {
        var folded = Slug.Fold(password).ToLowerInvariant();
        return folded.Distinct().Count() < 4 || IsRepeated(folded) || IsRow(folded) || IsCommonWord(folded) || IsCommonWord(Letters(folded));
    }

    /// <summary>"abcabcabcabc".</summary>
    private static bool IsRepeated(string text) =>
        Enumerable.Range(1, text.Length / 2).Any(n => text.Length % n == 0 && string.Concat(Enumerable.Repeat(text[..n], text.Length / n)) == text);

    /// <summary>"1234567890", "9876543210", "qwertzuiop": nothing but neighbours, perhaps started again.</summary>
    private static bool IsRow(string text)
    {
        var steps = text.Zip(text.Skip(1)).Count(pair => Rows.Any(row => AreNeighbours(row, pair.First, pair.Second)));
        return steps >= text.Length - 3;
    }

    private static bool AreNeighbours(string row, char a, char b)
    {
        var (i, j) = (row.IndexOf(a, StringComparison.Ordinal), row.IndexOf(b, StringComparison.Ordinal));
        return i >= 0 && j >= 0 && (Math.Abs(i - j) == 1 || Math.Abs(i - j) == row.Length - 1);
    }

    /// <summary>A common word, or two of them, with digits and signs around or between.</summary>
    private static bool IsCommonWord(string text)
    {
        var word = string.Concat(text.Where(char.IsAsciiLetter));
        return Common.Contains(word) || Enumerable.Range(1, Math.Max(0, word.Length - 1)).Any(i => Common.Contains(word[..i]) && Common.Contains(word[i..]));
    }

    /// <summary>"p4ssw0rt" as "passwort"; digits at the ends are no letters.</summary>
    private static string Letters(string text) => string.Concat(text.Trim("0123456789!?.,-_#*+ ".ToCharArray()).Select(c => c switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    }));

    /// <summary>Little is left of the password without the part.</summary>
    private static bool IsMostly(string password, string known)
    {
        var rest = password;
        foreach (var part in known.Split(['@', '.', ' ', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries).Where(p => p.Length > 2))
            rest = rest.Replace(part, "", StringComparison.OrdinalIgnoreCase);
        return rest.Length < password.Length && rest.Length < 6;
    }
}
