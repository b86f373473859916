using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Data.Sqlite;
using Shop.Tests.Orders;
using Shouldly;
using Xunit;

namespace Shop.Tests.Data;

public class LockedDatabaseTests
{
    [SkippableFact]
    public async Task An_order_waits_while_another_writer_holds_the_file_for_five_seconds()
    {
        Skip.If(TestShop.SqlServer is not null, "a file lock is SQLite's own");
        using var shop = await Given.OpenShopAsync();
        var coffee = await Given.ProductAsync(shop, price: 10m, stock: 5);
        var cart = await PlaceOrderTests.CartAsync(shop, (coffee.Id, 1));
        using var other = await HoldAsync(shop);
        var begun = Stopwatch.GetTimestamp();

        var placing = Task.Run(() => PlaceOrderTests.PlaceAsync(shop, PlaceOrderTests.Request(cart, 14.90m)));
        await Task.Delay(TimeSpan.FromSeconds(5));
        (await shop.AskAsync(db => db.Products.CountAsync())).ShouldBe(1, "reading goes on");
        await LetGoAsync(other);

        (await placing).Ok.ShouldBeTrue();
        Stopwatch.GetElapsedTime(begun).ShouldBeGreaterThan(TimeSpan.FromSeconds(4.5));
    }

    [SkippableFact]
    public async Task A_file_locked_for_too_long_is_recognised_as_busy_and_nothing_is_written()
    {
        Skip.If(TestShop.SqlServer is not null, "a file lock is SQLite's own");
        using var shop = await Given.OpenShopAsync();
        using var other = await HoldAsync(shop);
        var impatient = new DbContextOptionsBuilder<ShopDb>();
        impatient.UseSqliteShop(shop.ConnectionString, new DatabaseOptions { CommandTimeoutSeconds = 1 });
        await using var db = new ShopDb(impatient.Options);

        var e = await Should.ThrowAsync<Exception>(() => db.NumberSeries.ExecuteUpdateAsync(s => s.SetProperty(x => x.Next, 1L)));
        SqliteShop.IsBusy(e).ShouldBeTrue();
        await LetGoAsync(other);

        (await db.NumberSeries.CountAsync(s => s.Next == 1)).ShouldBe(0);
    }

    private static async Task<SqliteConnection> HoldAsync(TestShop shop)
    {
        var connection = new SqliteConnection(shop.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await ExecuteAsync(connection, "BEGIN IMMEDIATE");
        return connection;
    }

    private static Task LetGoAsync(SqliteConnection connection) => ExecuteAsync(connection, "ROLLBACK");

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
