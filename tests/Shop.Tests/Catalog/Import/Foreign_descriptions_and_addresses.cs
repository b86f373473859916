using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Shop.Catalog.Import;
using Shouldly;
using Xunit;

namespace Shop.Tests.Catalog.Import;

public sealed class Foreign_descriptions_and_addresses
{
    [Theory]
    [InlineData("<p>Eins</p><p>Zwei</p>", "Eins\n\nZwei")]
    [InlineData("<ul>\n<li>Silber</li>\n<li>12\" mit 2.5\" Kette</li>\n</ul>", "- Silber\n- 12\" mit 2.5\" Kette")]
    [InlineData("<ol><li>Auf<ul><li>tief</li></ul></li><li>Zu</li></ol>", "1. Auf\n   - tief\n2. Zu")]
    [InlineData("<h1>Titel</h1>Text<br>Zeile", "## Titel\n\nText  \nZeile")]
    [InlineData("<b> fett </b>und <i></i>mager", "**fett** und mager")]
    [InlineData("1. kein Punkt", "1\\. kein Punkt")]
    [InlineData("<style>p{}</style><svg><script>x</script></svg>Text", "Text")]
    public void Html_becomes_plain_markdown(string html, string markdown) => HtmlToMarkdown.Of(html).ShouldBe(markdown);

    [Fact]
    public void Html_nested_without_end_is_read_without_trouble() =>
        HtmlToMarkdown.Of(string.Concat(Enumerable.Repeat("<div><b>", 20_000)) + "tief").ShouldContain("tief");

    [Fact]
    public void Nothing_of_random_html_runs()
    {
        var piece = Gen.Elements("<p>", "</p>", "<script>", "</script>", "<img src=x onerror=alert(1)>", "<a href=\"javascript:x\">", "</a>", "&lt;script&gt;", "<", ">", "`", "[x](javascript:y)", "<b>", "</b>", "<li>", "text ", "\n", "<!--", "-->", "\\", "<svg onload=x>");
        Prop.ForAll(piece.ListOf().Select(string.Concat).ToArbitrary(), html =>
        {
            var shown = Markdig.Markdown.ToHtml(HtmlToMarkdown.Of(html));
            return !shown.Contains("<script", StringComparison.OrdinalIgnoreCase) && !shown.Contains("<img", StringComparison.OrdinalIgnoreCase)
                && !shown.Contains("<svg", StringComparison.OrdinalIgnoreCase) && !shown.Contains("href=\"javascript", StringComparison.OrdinalIgnoreCase);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2606:4700::1111", true)]
    public void Only_addresses_of_the_open_internet_are_public(string address, bool isPublic) => PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Theory]
    [InlineData("http://127.0.0.1/x.png")]
    [InlineData("http://localhost/x.png")]
    [InlineData("http://[::1]/x.png")]
    [InlineData("http://2130706433/x.png")]
    [InlineData("http://0x7f.1/x.png")]
    public async Task A_picture_inside_the_own_network_is_never_fetched(string url)
    {
        using var source = new HttpPictureSource(TimeProvider.System);

        var fetched = await source.FetchAsync(url, default);

        fetched.WhyNot.ShouldNotBeNull().ShouldContain("internen Netz");
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/x.png")]
    [InlineData("http://example.org:6379/x.png")]
    [InlineData("http://user:pw@example.org/x.png")]
    [InlineData("bild.png")]
    public async Task Only_plain_web_addresses_are_tried(string url)
    {
        using var source = new HttpPictureSource(TimeProvider.System);

        (await source.FetchAsync(url, default)).WhyNot.ShouldNotBeNull().ShouldContain("keine brauchbare Adresse");
    }

    [Theory]
    [InlineData("4006381333931", true)]
    [InlineData("4006381333932", false)]
    [InlineData("96385074", true)]
    [InlineData("036000291452", true)]
    [InlineData("123", false)]
    public void Check_digits_are_checked(string code, bool isValid) => Gtin.IsValid(code).ShouldBe(isValid);
}
