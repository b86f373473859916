using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;
using Shop.Common;

namespace Shop.Web.Shared;

/// <summary>
/// Texts of the pages: the German sentence is the key, Shared/Texts.en.resx holds the English one. Views know it as <c>T</c>.
/// </summary>
public sealed class WebTexts : IStringLocalizer
{
    private static readonly ResourceManager English = new("Shop.Web.EnglishTexts", typeof(WebTexts).Assembly);

    public LocalizedString this[string name] => this[name, []];

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var culture = CultureInfo.CurrentUICulture;
            var english = culture.TwoLetterISOLanguageName == "en" ? English.GetString(name, CultureInfo.InvariantCulture) : null;
            var text = english is null
                ? Texts.In(culture, name, arguments)
                : arguments.Length == 0 ? english : string.Format(culture, english, Array.ConvertAll(arguments, Say));
            return new LocalizedString(name, text, culture.TwoLetterISOLanguageName == "en" && english is null);
        }
    }

    /// <summary>"1 Artikel" or "3 Artikel": picks by number, which is {0}.</summary>
    public LocalizedString Count(int n, string one, string many) => this[n == 1 ? one : many, n.ToString("N0", CultureInfo.CurrentCulture)];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];

    private static object Say(object argument) => argument is Money money ? money.In(CultureInfo.CurrentCulture) : argument;
}
