using Shop.Orders;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class DashboardTests
{
    [Fact]
    public async Task The_figures_are_net_without_cancelled_orders_and_link_to_the_orders_behind_them()
    {
        await using var app = await TestApp.OpenAsync();
        await SomeOrders.PlaceAsync(app.Shop, count: 2, price: 10.70m);
        await SomeOrders.PlaceAsync(app.Shop, price: 107m, state: OrderState.Cancelled);
        await SomeOrders.PlaceAsync(app.Shop, price: 21.40m, at: app.Shop.Clock.GetUtcNow().UtcDateTime.AddDays(-10));
        var admin = await app.SignInAsStaffAsync();

        var tiles = (await admin.GetAsync("/admin")).Page.QuerySelectorAll(".tile").ToList();

        tiles[0].QuerySelector(".tile-value")!.TextContent.ShouldBe("2");
        tiles[1].QuerySelector(".tile-value")!.TextContent.ShouldBe("20,00\u00a0€");
        tiles[2].QuerySelector(".tile-value")!.TextContent.ShouldBe("40,00\u00a0€");
        var behind = await admin.GetAsync(tiles[2].GetAttribute("href")!);
        behind.Page.QuerySelectorAll("#orders tbody tr").Length.ShouldBe(3);
        behind.Read(".list-sums strong").ShouldBe("40,00 €");
    }

    [Fact]
    public async Task Open_work_is_counted_and_leads_to_its_list()
    {
        await using var app = await TestApp.OpenAsync();
        await SomeOrders.PlaceAsync(app.Shop, count: 3);
        await SomeOrders.PlaceAsync(app.Shop, count: 2, state: OrderState.ReadyToShip);
        await Given.ProductAsync(app.Shop, stock: 0);
        var admin = await app.SignInAsStaffAsync();

        var tasks = (await admin.GetAsync("/admin")).Page.QuerySelectorAll(".board .tasks a").ToDictionary(a => a.GetAttribute("href")!, a => a.QuerySelector(".badge")!.TextContent);

        tasks["/admin/orders?state=AwaitingPayment"].ShouldBe("3");
        tasks["/admin/orders?state=ReadyToShip"].ShouldBe("2");
        tasks["/admin/products?active=true&stock=out"].ShouldBe("1");
    }
}
