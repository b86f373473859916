using System.Globalization;
using System.Resources;

namespace Shop.Common;

/// <summary>
/// Texts that Core itself says (problems, mails, documents): the German sentence is the key, Texts.en.resx holds the English one.
/// </summary>
public static class Texts
{
    private static readonly ResourceManager English = new("Shop.Common.EnglishTexts", typeof(Texts).Assembly);

    public static string In(CultureInfo culture, string german, params object[] args)
    {
        var text = culture.TwoLetterISOLanguageName == "en" ? English.GetString(german, CultureInfo.InvariantCulture) ?? german : german;
        return args.Length == 0 ? text : string.Format(culture, text, Array.ConvertAll(args, a => Say(a, culture)));
    }

    private static object Say(object arg, CultureInfo culture) => arg switch
    {
        Money money => money.In(culture),
        LocalizedText text => text.In(culture),
        Problem problem => problem.In(culture),
        _ => arg,
    };
}
