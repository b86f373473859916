using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Orders;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class OrdersTests
{
    [Fact]
    public async Task An_order_is_paid_and_shipped_and_its_timeline_tells_who_did_it()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, stock: 5);
        var order = (await SomeOrders.PlaceAsync(app.Shop, variant: variant)).Single();
        await app.Shop.DoAsync(db => db.StockItems.ExecuteUpdateAsync(s => s.SetProperty(x => x.Reserved, 1)));
        var support = await app.SignInAsStaffAsync(Role.Support);
        var url = $"/admin/orders/{order.Id}";

        var paid = await support.PostFormAsync(url, new { reference = "B-1 Kundig" }, "form[action$='/payments']");
        (await support.FollowAsync(paid)).Text.ShouldContain("Der Geldeingang ist gebucht.");
        var shipped = await support.PostFormAsync(url, new { trackingNumber = "00340" }, "form[action$='/shipments']");
        var page = await support.FollowAsync(shipped);

        page.Read(".timeline").ShouldContain("Versandt: 00340");
        (await app.Shop.AskAsync(db => db.Orders.SingleAsync())).State.ShouldBe(OrderState.Shipped);
        (await app.Shop.AskAsync(db => db.StockItems.SingleAsync())).OnHand.ShouldBe(4);
    }

    [Fact]
    public async Task What_can_not_be_done_is_grey_and_says_why()
    {
        await using var app = await TestApp.OpenAsync();
        var order = (await SomeOrders.PlaceAsync(app.Shop)).Single();
        var support = await app.SignInAsStaffAsync(Role.Support);

        var page = await support.GetAsync($"/admin/orders/{order.Id}");

        page.Page.QuerySelectorAll("form[action$='/shipments']").ShouldBeEmpty();
        page.Read("#why-shipments").ShouldBe("Die Bestellung wartet noch auf die Zahlung.");
    }

    [Fact]
    public async Task Cancelling_names_the_consequences_before_and_frees_the_stock_after()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop, stock: 5);
        var order = (await SomeOrders.PlaceAsync(app.Shop, variant: variant)).Single();
        await app.Shop.DoAsync(db => db.StockItems.ExecuteUpdateAsync(s => s.SetProperty(x => x.Reserved, 1)));
        var support = await app.SignInAsStaffAsync(Role.Support);

        var asked = await support.GetAsync($"/admin/orders/{order.Id}/cancellation");
        asked.Read("main").ShouldContain("Ein zugesagtes Stück geht zurück in den freien Bestand.");
        await support.SubmitAsync(asked, new { reason = "Kundenwunsch" });

        (await app.Shop.AskAsync(db => db.Orders.SingleAsync())).State.ShouldBe(OrderState.Cancelled);
        (await app.Shop.AskAsync(db => db.StockItems.SingleAsync())).Reserved.ShouldBe(0);
        (await support.GetAsync($"/admin/orders/{order.Id}/cancellation")).Read("main").ShouldContain("Die Bestellung ist storniert.");
    }

    [Fact]
    public async Task An_accountant_reads_orders_and_may_issue_their_invoice_but_changes_nothing_else()
    {
        await using var app = await TestApp.OpenAsync();
        var order = (await SomeOrders.PlaceAsync(app.Shop)).Single();
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        (await accountant.GetAsync($"/admin/orders/{order.Id}")).Page.QuerySelectorAll("main form").Select(f => f.GetAttribute("action")).ShouldBe([$"/admin/orders/{order.Id}/invoice"]);
        await accountant.PostAsync($"/admin/orders/{order.Id}/payments", new { reference = "" });
        (await app.Shop.AskAsync(db => db.Orders.SingleAsync())).IsPaid.ShouldBeFalse();
    }

    [Fact]
    public async Task The_list_finds_orders_by_number_name_mail_and_article_and_sums_up_what_it_found()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var meier = (await SomeOrders.PlaceAsync(app.Shop, price: 10.70m, variant: variant, lastName: "Meier-Lüders")).Single();
        await SomeOrders.PlaceAsync(app.Shop, price: 107m, state: OrderState.Shipped);
        var support = await app.SignInAsStaffAsync(Role.Support);

        foreach (var q in new[] { meier.Number, "meier", meier.Email, variant.Sku })
            Numbers(await support.GetAsync("/admin/orders?q=" + Uri.EscapeDataString(q))).ShouldBe([meier.Number], q);
        Numbers(await support.GetAsync("/admin/orders?state=Shipped")).Count().ShouldBe(1);
        Numbers(await support.GetAsync("/admin/orders?q=100%25")).ShouldBeEmpty();
        var sums = (await support.GetAsync("/admin/orders")).Read(".list-sums");
        sums.ShouldContain("117,70");
        sums.ShouldContain("110,00");
    }

    [Fact]
    public async Task Notes_are_kept_for_the_team()
    {
        await using var app = await TestApp.OpenAsync();
        var order = (await SomeOrders.PlaceAsync(app.Shop)).Single();
        var support = await app.SignInAsStaffAsync(Role.Support);

        await support.PostFormAsync($"/admin/orders/{order.Id}", new { text = "<b>ruft</b> morgen an" }, "form[action$='/notes']");

        (await support.GetAsync($"/admin/orders/{order.Id}")).Read(".timeline").ShouldContain("<b>ruft</b> morgen an");
    }

    private static IEnumerable<string> Numbers(Answer page) => page.Page.QuerySelectorAll("#orders .row-title").Select(a => a.TextContent);
}
