using System.Globalization;
using System.Text.RegularExpressions;
using Shop.Common;
using Shouldly;
using Xunit;

namespace Shop.Tests.Architecture;

/// <summary>Reports keep German sentences as data, so a glance at their place of use doesn't find them; this test does.</summary>
public partial class ImportTextsTests
{
    [Fact]
    public void Every_sentence_of_an_import_report_has_an_English_one()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Shop.sln")))
            folder = folder.Parent;
        var core = Path.Combine(folder.FullName, "src", "Shop.Core");
        var files = Directory.EnumerateFiles(Path.Combine(core, "Common", "Csv"))
            .Concat(Directory.EnumerateFiles(Path.Combine(core, "Orders", "Import")))
            .Concat(Directory.EnumerateFiles(Path.Combine(core, "Catalog", "Import")))
            .Concat(Directory.EnumerateFiles(Path.Combine(core, "Operations"), "Import*.cs"));
        var english = CultureInfo.GetCultureInfo("en");

        var missing = from file in files
                      from line in File.ReadLines(file)
                      where Speaks().IsMatch(line) && !line.Contains("$\"", StringComparison.Ordinal)
                      from Match text in Literal().Matches(line)
                      let german = Regex.Unescape(text.Groups[1].Value)
                      where char.IsUpper(german[0]) || german[0] is '„' or '{' || german.StartsWith("davon", StringComparison.Ordinal)
                      where Texts.In(english, german) == german
                      select $"{Path.GetFileName(file)}: {german}";

        missing.Where(m => !m.EndsWith("Image Src", StringComparison.Ordinal)).Distinct().ShouldBeEmpty();
    }

    [GeneratedRegex("""report\.(Count|Sum|Remark|NoteIf)\(|ImportNote\.Of\("|const string .* = "[A-ZÄÖÜ].*\.";|[„]|\.";?\)*;?$""")]
    private static partial Regex Speaks();

    [GeneratedRegex("""(?<!Column\(|, )"([A-ZÄÖÜ„{d](?:[^"\\]|\\.)+)"(?! is not)""")]
    private static partial Regex Literal();
}
