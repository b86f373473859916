using Microsoft.EntityFrameworkCore;
using Shop.Web.Commands;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public sealed class ImportsCommandTests : IDisposable
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public async Task A_clean_file_ends_with_0_and_is_listed_in_the_back_office()
    {
        await using var app = await TestApp.OpenAsync();
        await File.WriteAllTextAsync(_file, Header + "1,A,x,2,2010-12-01 08:26:00,1.50,17850.0,France\n");

        (await RunAsync(app, "import", "orders", _file, "--dry-run")).ShouldBe(0);
        (await app.Shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(0);
        (await RunAsync(app, "import", "orders", _file)).ShouldBe(0);

        (await app.Shop.AskAsync(db => db.Orders.CountAsync())).ShouldBe(1);
        (await app.Shop.AskAsync(db => db.ImportRuns.Select(r => r.DryRun).ToListAsync())).ShouldBe([true, false]);
    }

    [Fact]
    public async Task Refused_rows_and_unreadable_files_end_with_1()
    {
        await using var app = await TestApp.OpenAsync();
        await File.WriteAllTextAsync(_file, Header + "1,A,x,viele,2010-12-01 08:26:00,1.50,17850.0,France\n");

        (await RunAsync(app, "import", "orders", _file)).ShouldBe(1);
        (await RunAsync(app, "import", "catalogue", _file)).ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_calls_end_with_2_and_help_with_0()
    {
        await using var app = await TestApp.OpenAsync();

        (await RunAsync(app, "import")).ShouldBe(2);
        (await RunAsync(app, "import", "invoices", _file)).ShouldBe(2);
        (await RunAsync(app, "import", "orders", _file + ".missing")).ShouldBe(2);
        (await RunAsync(app, "import", "orders", _file, "--fast")).ShouldBe(2);
        (await RunAsync(app, "import", "--help")).ShouldBe(0);
    }

    public void Dispose() => File.Delete(_file);

    private static Task<int> RunAsync(TestApp app, params string[] args) => Command.Find(args)!.RunAsync(app.Services, args);
}
