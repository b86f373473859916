using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Access;
using Shop.Operations;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public sealed class ImportsTests
{
    private const string Orders = """
        InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
        536365,85123A,HANGING HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
        C536379,D,=Discount,-1,2010-12-01 09:41:00,27.50,14527.0,United Kingdom
        536366,71053,LANTERN,viele,2010-12-01 08:28:00,3.39,17850.0,United Kingdom
        """;

    [Fact]
    public async Task A_file_is_checked_then_imported_and_its_refused_rows_can_be_downloaded()
    {
        await using var app = await TestApp.OpenAsync();
        var staff = await app.SignInAsStaffAsync();

        var preview = await UploadAsync(staff, ImportKind.Orders, "history.csv", Encoding.UTF8.GetBytes(Orders));

        preview.Text.ShouldContain("Das ist eine Vorschau");
        preview.Text.ShouldContain("Zu übernehmende Rechnungen 2");
        preview.Text.ShouldContain("„viele“ ist keine Menge.");
        (await app.Shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(0);

        var started = await staff.SubmitAsync(preview, form: "form[action$='/start']");
        var report = await EndOfAsync(staff, started.Location!);

        report.Text.ShouldContain("bis auf die abgelehnten Zeilen");
        report.Text.ShouldContain("Übernommene Rechnungen 2");
        (await app.Shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(2);
        var rows = await staff.Client.GetAsync(new Uri(started.Location + "/rows.csv", UriKind.Relative));
        rows.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await rows.Content.ReadAsStringAsync()).ShouldContain("4;Abgelehnt;„viele“ ist keine Menge.;viele");
        var list = await staff.GetAsync("/admin/imports");
        list.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        (await app.Shop.AskAsync(db => db.ImportRuns.CountAsync(r => r.File != null))).ShouldBe(0);
    }

    [Fact]
    public async Task Products_in_windows_1252_come_in_with_their_umlauts()
    {
        await using var app = await TestApp.OpenAsync();
        var staff = await app.SignInAsStaffAsync(Role.Manager);
        var file = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(
            "Handle;Title;Option1 Name;Option1 Value;Variant Price;Variant Inventory Qty\nmokka;Türkischer Mokka „Süß“;Title;Default Title;9,90;4\n");

        var preview = await UploadAsync(staff, ImportKind.Catalogue, "produkte.csv", file);
        var report = await EndOfAsync(staff, (await staff.SubmitAsync(preview, form: "form[action$='/start']")).Location!);

        report.Text.ShouldContain("Neue Produkte 1");
        report.Text.ShouldContain("windows-1252");
        var product = await app.Shop.AskAsync(db => db.Products.SingleAsync());
        product.Name.De.ShouldBe("Türkischer Mokka „Süß“");
        product.PriceFrom.Cents.ShouldBe(990);
    }

    [Fact]
    public async Task A_wrong_header_and_a_file_that_is_no_csv_are_refused_at_once()
    {
        await using var app = await TestApp.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        var page = await staff.GetAsync("/admin/imports");

        var header = await SendAsync(staff, page, ImportKind.Orders, new Upload("File", "produkte.csv", Encoding.UTF8.GetBytes("Handle,Title\na,b\n")));
        var image = await SendAsync(staff, page, ImportKind.Orders, new Upload("File", "bild.csv", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]));
        var empty = await SendAsync(staff, page, ImportKind.Orders, new Upload("File", "leer.csv", []));
        var nothing = await SendAsync(staff, page, ImportKind.Orders);

        header.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        header.Text.ShouldContain("Der Datei fehlen Spalten: InvoiceNo");
        image.Text.ShouldContain("sondern PNG");
        empty.Text.ShouldContain("Bitte wählen Sie eine Datei mit Inhalt.");
        nothing.Text.ShouldContain("Bitte wählen Sie eine Datei mit Inhalt.");
        (await app.Shop.AskAsync(db => db.ImportRuns.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_run_that_died_with_its_process_is_marked_and_can_be_repeated()
    {
        await using var app = await TestApp.OpenAsync();
        var id = await GivenDeadRunAsync(app);
        var staff = await app.SignInAsStaffAsync();
        var imports = app.Services.GetRequiredService<RunImports>();

        await imports.RunNextAsync(null, default);
        var failed = await staff.GetAsync($"/admin/imports/{id}");

        failed.Text.ShouldContain("Der Lauf wurde unterbrochen");
        var report = await EndOfAsync(staff, (await staff.SubmitAsync(failed, form: "form[action$='/start']")).Location!);
        report.Text.ShouldContain("Übernommene Rechnungen 2");
        (await app.Shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task The_progress_bar_moves_and_asks_for_the_page_at_the_end()
    {
        await using var app = await TestApp.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        var id = 0;
        await app.Shop.DoAsync(async db =>
        {
            var run = Run(app, ImportState.Running);
            (run.RowsRead, run.RowsTotal) = (250, 1000);
            db.ImportRuns.Add(run);
            await db.SaveChangesAsync();
            id = run.Id;
        });

        var running = await staff.GetAsync($"/admin/imports/{id}/progress");
        await app.Shop.AskAsync(db => db.ImportRuns.ExecuteUpdateAsync(r => r.SetProperty(x => x.State, ImportState.Done)));
        var over = await staff.GetAsync($"/admin/imports/{id}/progress");

        running.Page.QuerySelector("progress")!.GetAttribute("value").ShouldBe("25");
        running.Text.ShouldContain("250 von 1.000 Zeilen");
        running.Response.Headers.Contains("HX-Refresh").ShouldBeFalse();
        over.Response.Headers.GetValues("HX-Refresh").ShouldBe(["true"]);
    }

    [Fact]
    public async Task Only_staff_with_the_permission_may_import()
    {
        await using var app = await TestApp.OpenAsync();
        var support = await app.SignInAsStaffAsync(Role.Support);
        var customer = await app.SignInAsCustomerAsync();

        (await support.GetAsync("/admin/imports")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await customer.GetAsync("/admin/imports")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await app.Visitor().GetAsync("/admin/imports")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await (await app.SignInAsStaffAsync()).GetAsync("/admin/imports/4711")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_forged_form_is_turned_away()
    {
        await using var app = await TestApp.OpenAsync();
        var staff = await app.SignInAsStaffAsync();
        var page = await staff.GetAsync("/admin/imports");

        var answer = await staff.SubmitForgedAsync(page, "form[action='/admin/imports']");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<Answer> UploadAsync(Visitor staff, ImportKind kind, string name, byte[] bytes)
    {
        var sent = await SendAsync(staff, await staff.GetAsync("/admin/imports"), kind, new Upload("File", name, bytes));
        return await EndOfAsync(staff, sent.Location ?? throw new InvalidOperationException(sent.Text));
    }

    private static Task<Answer> SendAsync(Visitor staff, Answer page, ImportKind kind, params Upload[] uploads) =>
        staff.SubmitAsync(page, new { Kind = kind }, "form[action='/admin/imports']", uploads);

    /// <summary>The page of a run once it is over; the pump works beside the test.</summary>
    private static async Task<Answer> EndOfAsync(Visitor staff, string url)
    {
        for (var i = 0; i < 200; i++)
        {
            var page = await staff.GetAsync(url);
            if (page.Page.QuerySelector("#progress") is null)
                return page;
            await Task.Delay(50);
        }
        throw new TimeoutException($"{url} doesn't come to an end");
    }

    private static async Task<int> GivenDeadRunAsync(TestApp app)
    {
        var run = Run(app, ImportState.Running);
        run.AliveAt = app.Shop.Clock.GetUtcNow().UtcDateTime - TimeSpan.FromMinutes(5);
        await app.Shop.DoAsync(db =>
        {
            db.ImportRuns.Add(run);
            return Task.CompletedTask;
        });
        return run.Id;
    }

    private static ImportRun Run(TestApp app, ImportState state) => new()
    {
        Kind = ImportKind.Orders,
        FileName = "history.csv",
        State = state,
        StartedAt = app.Shop.Clock.GetUtcNow().UtcDateTime,
        AliveAt = app.Shop.Clock.GetUtcNow().UtcDateTime,
        StartedBy = "test",
        File = Encoding.UTF8.GetBytes(Orders),
    };
}
