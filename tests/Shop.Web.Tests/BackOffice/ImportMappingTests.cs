using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Operations;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public sealed class ImportMappingTests
{
    private const string List = "Nr.;Was;Kostet;EK;Farbton\n1;Kaffee;8,90;4,10;braun\n2;Kanne;12.90;5,00;weiß\n3;Becher;-3,00;1,00;blau\n4;Löffel;2,50;1,00;silber\n";

    [Fact]
    public async Task A_managers_morning_a_list_is_mapped_checked_put_right_in_the_page_and_imported()
    {
        await using var app = await TestApp.OpenAsync();
        var staff = await app.SignInAsStaffAsync(Role.Manager);

        var mapping = await staff.FollowAsync(await UploadAsync(staff, List));
        mapping.Read("h1").ShouldBe("Spalten zuordnen");
        mapping.Text.ShouldContain("Kaffee · Kanne · Becher");
        var incomplete = await staff.SubmitAsync(mapping, null, ".mapping");
        incomplete.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        incomplete.Text.ShouldContain("Ordnen Sie eine Spalte der Artikelnummer zu");

        var sent = await staff.SubmitAsync(mapping, Mapped("Hausliste"), ".mapping");
        var check = await EndOfAsync(staff, sent.Location!);
        check.Text.ShouldContain("Das ist eine Vorschau");
        check.Text.ShouldContain("2 abgelehnte Zeilen");
        check.Text.ShouldContain("Der Preis „-3,00“ ist negativ.");
        check.Page.QuerySelectorAll(".fix-row .input-validation-error").Select(i => i.GetAttribute("value")).ShouldBe(["12.90", "-3,00"]);

        var wrong = check.Page.QuerySelectorAll(".fix-row .input-validation-error").Select(i => i.GetAttribute("name")!).ToList();
        var once = await staff.FollowAsync(await staff.SubmitAsync(check, new Dictionary<string, string?>(StringComparer.Ordinal) { [wrong[0]] = "12,90" }, "form[action$='/rows']"));
        once.Text.ShouldContain("1 Zeile ist noch abgelehnt.");
        var last = once.Page.QuerySelector(".fix-row .input-validation-error")!.GetAttribute("name")!;
        var right = await staff.FollowAsync(await staff.SubmitAsync(once, new Dictionary<string, string?>(StringComparer.Ordinal) { [last] = "3,00" }, "form[action$='/rows']"));
        right.Text.ShouldContain("Alle Zeilen sind jetzt in Ordnung.");
        right.Text.ShouldContain("Neue Produkte (würden angelegt) 4");

        var report = await EndOfAsync(staff, (await staff.SubmitAsync(right, form: "form[action$='/start']")).Location!);
        report.Text.ShouldContain("Die Datei ist vollständig übernommen.");
        var variants = await app.Shop.AskAsync(db => db.Variants.Include(v => v.Product).OrderBy(v => v.Sku).ToListAsync());
        variants.Select(v => (v.Sku, v.SupplierSku, v.Price.Cents)).ShouldBe([("HL-1", "1", 890), ("HL-2", "2", 1290), ("HL-3", "3", 300), ("HL-4", "4", 250)]);
        (await staff.GetAsync("/admin/imports")).Text.ShouldContain("Hausliste");
    }

    [Fact]
    public async Task A_file_with_the_same_header_is_checked_at_once_and_refused_rows_travel_as_a_file()
    {
        await using var app = await TestApp.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        var mapping = await staff.FollowAsync(await UploadAsync(staff, List));
        await EndOfAsync(staff, (await staff.SubmitAsync(mapping, Mapped("Hausliste"), ".mapping")).Location!);

        var second = await UploadAsync(staff, List.Replace("8,90", "9,10", StringComparison.Ordinal));
        second.Location!.ShouldNotContain("mapping");
        var check = await EndOfAsync(staff, second.Location!);
        check.Text.ShouldContain("Zuordnung „Hausliste“");
        var refused = await staff.Client.GetStringAsync(new Uri(second.Location + "/refused.csv", UriKind.Relative));
        refused.ShouldContain("Nr.;Was;Kostet;EK;Farbton;Grund der Ablehnung");
        refused.ShouldContain("3;Becher;\"'-3,00\";\"1,00\";blau;\"Der Preis „-3,00“ ist negativ.\"");

        var third = await UploadAsync(staff, refused.Replace("12.90", "12,90", StringComparison.Ordinal).Replace("-3,00", "3,00", StringComparison.Ordinal));
        var fixedOnes = await EndOfAsync(staff, third.Location!);
        fixedOnes.Text.ShouldContain("Neue Produkte (würden angelegt) 2");
        fixedOnes.Page.QuerySelector("#refused").ShouldBeNull();
    }

    [Fact]
    public async Task After_an_import_the_refused_rows_alone_are_put_right_and_run_again()
    {
        await using var app = await TestApp.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        var mapping = await staff.FollowAsync(await UploadAsync(staff, List));
        var check = await EndOfAsync(staff, (await staff.SubmitAsync(mapping, Mapped(""), ".mapping")).Location!);
        var report = await EndOfAsync(staff, (await staff.SubmitAsync(check, form: "form[action$='/start']")).Location!);
        report.Text.ShouldContain("bis auf die abgelehnten Zeilen");

        var edits = report.Page.QuerySelectorAll(".fix-row .input-validation-error").Select(i => i.GetAttribute("name")!).ToDictionary(n => n, string? (_) => "7,00", StringComparer.Ordinal);
        var again = await EndOfAsync(staff, (await staff.SubmitAsync(report, edits, "form[action$='/rows']")).Location!);

        again.Text.ShouldContain("Die Datei ist vollständig übernommen.");
        (await app.Shop.AskAsync(db => db.Variants.CountAsync(v => v.Price.Cents == 700))).ShouldBe(2);
        (await app.Shop.AskAsync(db => db.Variants.CountAsync())).ShouldBe(4);
        (await app.Shop.AskAsync(db => db.ImportProfiles.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Wrong_prices_of_an_import_are_taken_back_through_a_preview()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, price: 8.90m);
        await app.Shop.AskAsync(db => db.Variants.ExecuteUpdateAsync(v => v.SetProperty(x => x.Sku, "HL-1")));
        app.Shop.Clock.Advance(TimeSpan.FromDays(1));
        var staff = await app.SignInAsStaffAsync(Role.Manager);
        var mapping = await staff.FollowAsync(await UploadAsync(staff, "Nr.;Was;Kostet;EK;Farbton\n1;Kaffee;0,89;4,10;braun\n"));
        var check = await EndOfAsync(staff, (await staff.SubmitAsync(mapping, Mapped(""), ".mapping")).Location!);
        check.Page.QuerySelector("form[action$='/prices-back']").ShouldBeNull("nothing has changed yet");
        var report = await EndOfAsync(staff, (await staff.SubmitAsync(check, form: "form[action$='/start']")).Location!);

        var preview = await staff.FollowAsync(await staff.SubmitAsync(report, form: "form[action$='/prices-back']"));
        preview.Read("h1").ShouldContain("Preise wie vor einem Import");
        preview.Page.QuerySelector("#decide").ShouldBeNull();
        preview.Text.ShouldContain("8,90");
        await staff.SubmitAsync(preview, form: "form[action$='/start']");

        (await app.Shop.AskAsync(db => db.Variants.Where(v => v.Id == variant.Id).Select(v => v.Price.Cents).SingleAsync())).ShouldBe(890);
    }

    [Fact]
    public async Task Encoding_and_separator_can_be_said_and_the_columns_change()
    {
        await using var app = await TestApp.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        var mapping = await staff.FollowAsync(await UploadAsync(staff, "name, kurz, lang, deutsch;sku;preis\nKaffee;A-1;1,00\n"));
        mapping.Page.QuerySelectorAll(".mapping-columns tbody tr").Length.ShouldBe(4);

        var again = await staff.SubmitAsync(mapping, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Separator"] = ";", ["Do"] = "reload" }, ".mapping");
        again.Page.QuerySelectorAll(".mapping-columns tbody tr").Length.ShouldBe(3);
        var report = await EndOfAsync(staff, (await staff.SubmitAsync(again, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Columns[0].Target"] = "name.de" }, ".mapping")).Location!);

        report.Text.ShouldContain("Neue Produkte (würden angelegt) 1");
    }

    [Fact]
    public async Task Products_go_out_as_a_file_for_those_who_may()
    {
        await using var app = await TestApp.OpenAsync();
        await Given.ProductAsync(app.Shop, name: "=Kaffee");
        var staff = await app.SignInAsStaffAsync(Role.Manager);

        var page = await staff.GetAsync("/admin/exports");
        var file = await staff.Client.GetAsync(new Uri("/admin/exports/products.csv?category=&active=true", UriKind.Relative));

        page.Read("h1").ShouldBe("Export");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await file.Content.ReadAsStringAsync()).ShouldContain(";'=Kaffee;");
        (await (await app.SignInAsStaffAsync(Role.Support)).GetAsync("/admin/exports/products.csv")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    private static Dictionary<string, string?> Mapped(string profile) => new(StringComparer.Ordinal)
    {
        ["Columns[0].Target"] = "sku",
        ["Columns[0].Prefix"] = "HL-",
        ["Columns[1].Target"] = "name.de",
        ["Columns[2].Target"] = "price",
        ["Columns[3].Target"] = "cost",
        ["Columns[4].Target"] = "",
        ["ProfileName"] = profile,
    };

    private static async Task<Answer> UploadAsync(Visitor staff, string text) =>
        await staff.SubmitAsync(await staff.GetAsync("/admin/imports"), new { Kind = ImportKind.Catalogue }, "form[action='/admin/imports']", new Upload("File", "liste.csv", Encoding.UTF8.GetBytes(text)));

    /// <summary>The page of a run once it is over; the pump works beside the test.</summary>
    private static async Task<Answer> EndOfAsync(Visitor staff, string url)
    {
        for (var i = 0; i < 400; i++)
        {
            var page = await staff.GetAsync(url);
            if (page.Page.QuerySelector("#progress") is null)
                return page;
            await Task.Delay(50);
        }
        throw new TimeoutException($"{url} doesn't come to an end");
    }
}
