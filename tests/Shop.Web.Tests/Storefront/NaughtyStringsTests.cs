using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Tests;
using Shop.Web.Shared;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Storefront;

public class NaughtyStringsTests
{
    private static readonly string[] TextFields =
        ["Address.FirstName", "Address.LastName", "Address.Company", "Address.Street", "Address.Extra", "Address.City"];

    /// <summary>A few of each kind; the long public list is used too where it lies beside the project.</summary>
    private static readonly string[] Own =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' OR 1=1 --", "'; DROP TABLE Orders; --", "{{7*7}}", "@(1+1)", "%s%n%x",
        "../../etc/passwd", "=1+1|cmd", "NULL", "true", "0x1F", "Ω≈ç√∫", "田中さん", "مرحبا", "👩‍👩‍👧‍👦", "ﬀ", "Z͑ͫ̓ͪ̂ͫ", "\u202Etest\u202C", "\uFEFF", "a\u001Bb\u0007c",
        "&lt;b&gt;", "&amp;amp;", "O’Brien-Łukaszewicz", new string('x', 5000), "\t  tab  \t", "\r\nX-Injected: 1",
    ];

    [Fact]
    public async Task Whatever_is_typed_comes_back_as_it_was_typed()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, stock: 5000);
        var visitor = app.Visitor();
        await visitor.AddAsync(coffee);
        var checkout = await visitor.GetAsync(Buying.Checkout);
        var scripts = checkout.Page.Scripts.Length;

        foreach (var naughty in Own.Concat(Public()))
        {
            var fields = TextFields.Append("Email").Append("Note").Select(f => (f, (string?)naughty)).ToArray();
            var answer = await visitor.SubmitAsync(checkout, Buying.Details(fields), "#checkout");

            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, naughty);
            answer.Page.Scripts.Length.ShouldBe(scripts, naughty);
            foreach (var field in TextFields)
                Plain(answer.Page.GetElementById(field.Replace('.', '_'))!.GetAttribute("value")).ShouldBe(Plain(naughty));
            Plain(answer.Page.GetElementById("Note")!.TextContent).ShouldBe(Plain(naughty));
        }
    }

    [Fact]
    public async Task Whatever_can_be_a_name_can_order_and_is_printed_as_it_was_typed()
    {
        await using var app = await TestApp.OpenAsync();
        var coffee = await Given.ProductAsync(app.Shop, stock: 5000);
        var visitor = app.Visitor();

        foreach (var naughty in Own.Concat(Public().Where((_, i) => i % 12 == 0)).Where(n => Typed.Line(n).Length is > 0 and <= 100 && n.Length <= 100))
        {
            await visitor.AddAsync(coffee);
            var fields = TextFields.Append("Note").Select(f => (f, (string?)naughty)).ToArray();
            var confirmation = await visitor.FollowAsync(await visitor.OrderAsync(await visitor.ToReviewAsync(fields)));

            confirmation.Status.ShouldBe(HttpStatusCode.OK, naughty);
            var order = await app.Shop.AskAsync(db => db.Orders.OrderByDescending(o => o.Id).FirstAsync());
            order.BillingAddress.City.ShouldBe(Typed.Line(naughty));
            order.CustomerNote.ShouldBe(Typed.Lines(naughty));
            Plain(confirmation.Read("address")).ShouldContain(Plain(Typed.Line(naughty)));
        }
    }

    /// <summary>As HTML can carry it: no control characters, white space collapsed.</summary>
    private static string Plain(string? text) => Typed.Line(text?.Replace("\uFFFD", "", StringComparison.Ordinal));

    /// <summary>HTML reads references to these as other characters (HTML standard, 13.2.5.84).</summary>
    private static bool IsC1(char c) => c is >= '\u0080' and <= '\u009F';

    private static IEnumerable<string> Public()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/data/robustness/blns.txt");
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null && !File.Exists(file); up = up.Parent)
            file = Path.Combine(up.FullName, "shared/data/robustness/blns.txt");
        return File.Exists(file) ? File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#' && !l.Any(IsC1)).Distinct() : [];
    }
}
