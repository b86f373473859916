using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Shop.Catalog.Import;
using Shop.Files;
using Shop.Operations;
using Shouldly;
using Xunit;

namespace Shop.Tests.Operations;

public sealed class CancelImportTests
{
    private const string Products = "Handle,Title,Option1 Name,Option1 Value,Variant Price,Image Src\na,Tee,Title,Default Title,10,https://example.org/a.png\n";

    private readonly IPictureSource _pictures = Substitute.For<IPictureSource>();

    [Fact]
    public async Task A_run_that_waits_is_over_at_once()
    {
        using var shop = await Given.OpenShopAsync();
        var id = await GivenWaitingAsync(shop);

        (await CancelAsync(shop, id))!.Value.Value.ShouldBe(ImportState.Cancelled);

        var run = await ReadAsync(shop, id);
        run.EndedAt.ShouldNotBeNull();
        ImportRun.Read(run.Report)!.Stopped!.Text.ShouldContain("bevor er begonnen hat");
        (await Imports(shop).RunNextAsync(null, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_under_way_ends_says_so_and_can_be_started_again()
    {
        using var shop = await Given.OpenShopAsync();
        var id = await GivenWaitingAsync(shop);
        var begun = new TaskCompletionSource();
        _pictures.FetchAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(async call =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, call.Arg<CancellationToken>());
            return FetchedPicture.Missing("");
        });

        var running = Imports(shop).RunNextAsync(null, default);
        await begun.Task;
        (await CancelAsync(shop, id))!.Value.Ok.ShouldBeTrue();
        (await running.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();

        var run = await ReadAsync(shop, id);
        (run.State, run.EndedAt is null).ShouldBe((ImportState.Cancelled, false));
        ImportRun.Read(run.Report)!.Stopped!.Text.ShouldContain("abgebrochen");
        (await shop.AskAsync(db => db.Products.CountAsync())).ShouldBe(0);
        ImportRun.WhyNotStart(run.State, run.DryRun, run.File is not null).ShouldBeNull();
    }

    [Fact]
    public async Task A_run_that_is_over_stays_as_it_is()
    {
        using var shop = await Given.OpenShopAsync();
        var id = await GivenWaitingAsync(shop);
        _pictures.FetchAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(FetchedPicture.Missing("Das Bild „{0}“ konnte nicht geladen werden."));
        await Imports(shop).RunNextAsync(null, default);

        (await CancelAsync(shop, id))!.Value.Problem!.Code.ShouldBe("import-over");

        (await ReadAsync(shop, id)).State.ShouldBe(ImportState.Done);
        (await CancelAsync(shop, 4711)).ShouldBeNull();
    }

    private RunImports Imports(TestShop shop) => new(shop, _pictures, Substitute.For<IPictureMaker>(), shop.Clock, NullLogger<RunImports>.Instance);

    private static Task<Shop.Common.Result<ImportState>?> CancelAsync(TestShop shop, int id) =>
        shop.AskAsync(db => new CancelImport(db, shop.Clock).RunAsync(id, default));

    private static Task<ImportRun> ReadAsync(TestShop shop, int id) => shop.AskAsync(db => db.ImportRuns.AsNoTracking().SingleAsync(r => r.Id == id));

    private static async Task<int> GivenWaitingAsync(TestShop shop)
    {
        var run = new ImportRun
        {
            Kind = ImportKind.Catalogue,
            FileName = "products.csv",
            State = ImportState.Waiting,
            StartedAt = shop.Clock.GetUtcNow().UtcDateTime,
            StartedBy = "test",
            File = Encoding.UTF8.GetBytes(Products),
        };
        await shop.DoAsync(db =>
        {
            db.ImportRuns.Add(run);
            return Task.CompletedTask;
        });
        return run.Id;
    }
}
