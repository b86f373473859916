using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Shop.Tests.Architecture;

public partial class TextsTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void Every_text_of_the_pages_has_an_English_one()
    {
        var english = Keys("src/Shop.Web/Shared/Texts.en.resx");
        english.UnionWith(Keys("src/Shop.Core/Common/Texts.en.resx"));
        var missing =
            from file in Sources("src/Shop.Web")
            from Match call in PageText().Matches(File.ReadAllText(file))
            from Capture key in call.Groups["key"].Captures
            let text = Regex.Unescape(key.Value)
            where !english.Contains(text)
            select $"{Path.GetFileName(file)}: {text}";

        missing.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_that_Core_says_has_an_English_one()
    {
        var english = Keys("src/Shop.Core/Common/Texts.en.resx");
        var missing =
            from file in Sources("src/Shop.Core").Concat(Sources("src/Shop.Web"))
            from Match call in CoreText().Matches(File.ReadAllText(file))
            let text = Regex.Unescape(call.Groups["key"].Value)
            where !english.Contains(text)
            select $"{Path.GetFileName(file)}: {text}";

        missing.Distinct().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/Shop.Web/Shared/Texts.en.resx")]
    [InlineData("src/Shop.Core/Common/Texts.en.resx")]
    public void A_translation_has_the_same_placeholders_as_its_key(string file)
    {
        var wrong = Entries(file)
            .Where(e => !Placeholder().Matches(e.Key).Select(m => m.Value).ToHashSet().SetEquals(Placeholder().Matches(e.Value).Select(m => m.Value)))
            .Select(e => e.Key);

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/Shop.Web/Shared/Texts.en.resx")]
    [InlineData("src/Shop.Core/Common/Texts.en.resx")]
    public void A_key_stands_once(string file) =>
        Entries(file).GroupBy(e => e.Key, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    private static HashSet<string> Keys(string file) => [.. Entries(file).Select(e => e.Key)];

    private static IEnumerable<KeyValuePair<string, string>> Entries(string file) =>
        XDocument.Load(Path.Combine(Root, file)).Root!.Elements("data")
            .Select(d => KeyValuePair.Create(d.Attribute("name")!.Value, d.Element("value")!.Value));

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("node_modules", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Shop.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("""\b[Tt](?:exts)?(?:\[|\.Count\([^"]*)"(?<key>(?:[^"\\]|\\.)*)"(?:\s*,\s*"(?<key>(?:[^"\\]|\\.)*)")?""")]
    private static partial Regex PageText();

    [GeneratedRegex("""(?:new\s+Problem\(\s*"[^"]*"|Texts\.In\([^,"]+),\s*"(?<key>(?:[^"\\]|\\.)*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CoreText();

    [GeneratedRegex("""\{\d""")]
    private static partial Regex Placeholder();
}
