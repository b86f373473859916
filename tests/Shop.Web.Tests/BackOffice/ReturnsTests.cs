using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Invoicing;
using Shop.Returns;
using Shop.Tests;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.BackOffice;

public class ReturnsTests
{
    [Fact]
    public async Task A_withdrawal_goes_from_the_task_over_the_parcel_to_the_refund_and_its_customer_sees_it()
    {
        await using var app = await TestApp.OpenAsync();
        var order = await GivenOrder.ShippedAsync(app.Shop);
        await app.Shop.IssueAsync(order.Id);
        var customer = app.Visitor();
        var receipt = (await customer.PostFormAsync("/de/widerruf-erklaeren", new { Name = "Mira Brandt", OrderNumber = order.Number, Email = "mira@example.org" })).Location!;
        var staff = await app.SignInAsStaffAsync(Role.Support);

        (await staff.GetAsync("/admin")).Page.QuerySelectorAll(".tasks a[href='/admin/withdrawals?state=Open']").Length.ShouldBe(1);
        var list = await staff.GetAsync("/admin/withdrawals?state=Open");
        var detail = await staff.GetAsync(list.Page.QuerySelector("a.row-title")!.GetAttribute("href")!);
        var parcel = await staff.GetAsync(detail.Page.QuerySelector("a[href^='/admin/returns/new']")!.GetAttribute("href")!);
        var booked = await staff.SubmitAsync(parcel);
        (await customer.GetAsync(receipt)).Text.ShouldContain("Ware angekommen, Erstattung folgt");
        var returned = await staff.FollowAsync(booked);
        returned.Text.ShouldContain("31,80");
        (await staff.GetAsync("/admin/returns?refunded=false")).Page.QuerySelectorAll("#returns tbody tr").Length.ShouldBe(1);
        await staff.SubmitAsync(returned);

        (await staff.GetAsync("/admin")).Page.QuerySelectorAll(".tasks a[href^='/admin/withdrawals'], .tasks a[href^='/admin/returns']").ShouldBeEmpty();
        (await customer.GetAsync(receipt)).Text.ShouldContain("Erstattet");
        (await app.Shop.AskAsync(db => db.Invoices.CountAsync(i => i.Kind == InvoiceKind.Correction))).ShouldBe(1);
        (await app.Shop.AskAsync(db => db.Payments.SingleAsync(p => p.Amount.Cents < 0))).Amount.Cents.ShouldBe(-3180);
        (await staff.GetAsync(booked.Location!)).Page.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_declaration_without_an_order_is_assigned_by_staff()
    {
        await using var app = await TestApp.OpenAsync();
        var order = await GivenOrder.ShippedAsync(app.Shop);
        await app.Visitor().PostFormAsync("/de/widerruf-erklaeren", new { Name = "Mira", OrderNumber = order.Number, Email = "andere@example.org" });
        var id = await app.Shop.AskAsync(db => db.Withdrawals.Select(w => w.Id).SingleAsync());
        var staff = await app.SignInAsStaffAsync(Role.Support);

        (await staff.GetAsync($"/admin/withdrawals/{id}")).Text.ShouldContain("mira@example.org");
        await staff.PostFormAsync($"/admin/withdrawals/{id}", new { number = "B-0" }, "form[action$='/order']");
        (await app.Shop.AskAsync(db => db.Withdrawals.SingleAsync())).OrderId.ShouldBeNull();
        await staff.PostFormAsync($"/admin/withdrawals/{id}", new { number = order.Number }, "form[action$='/order']");

        (await app.Shop.AskAsync(db => db.Withdrawals.SingleAsync())).OrderId.ShouldBe(order.Id);
    }

    [Fact]
    public async Task Closing_answers_the_customer()
    {
        await using var app = await TestApp.OpenAsync();
        await app.Visitor().PostFormAsync("/en/declare-withdrawal", new { Name = "Mira", OrderNumber = "B-1", Email = "mira@example.org" });
        var id = await app.Shop.AskAsync(db => db.Withdrawals.Select(w => w.Id).SingleAsync());
        var staff = await app.SignInAsStaffAsync(Role.Support);

        await staff.PostFormAsync($"/admin/withdrawals/{id}", new { answer = "We found no such order." }, "form[action$='/close']");

        (await app.Shop.AskAsync(db => db.Withdrawals.SingleAsync())).State.ShouldBe(WithdrawalState.Closed);
        (await app.Shop.AskAsync(db => db.Mails.SingleAsync(m => m.Kind == "withdrawal-answer"))).Text.ShouldContain("We found no such order.");
    }

    [Fact]
    public async Task More_than_was_ordered_or_nonsense_is_refused_and_what_was_typed_stays()
    {
        await using var app = await TestApp.OpenAsync();
        var order = await GivenOrder.ShippedAsync(app.Shop);
        var staff = await app.SignInAsStaffAsync(Role.Support);
        var url = $"/admin/returns/new?order={order.Id}";

        (await staff.PostFormAsync(url, new Dictionary<string, string?> { ["Lines[0].Quantity"] = "abc" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await staff.PostFormAsync(url, new Dictionary<string, string?> { ["Lines[0].Quantity"] = "1", ["Lines[0].Restock"] = "2" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var again = await staff.PostFormAsync(url, new Dictionary<string, string?> { ["Lines[0].Quantity"] = "9" });

        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Page.QuerySelector("#Lines_0__Quantity")!.GetAttribute("value").ShouldBe("9");
        (await app.Shop.AskAsync(db => db.Returns.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task An_accountant_reads_but_books_nothing()
    {
        await using var app = await TestApp.OpenAsync();
        var order = await GivenOrder.ShippedAsync(app.Shop);
        var accountant = await app.SignInAsStaffAsync(Role.Accountant);

        (await accountant.GetAsync("/admin/returns")).Status.ShouldBe(HttpStatusCode.OK);
        (await accountant.GetAsync($"/admin/returns/new?order={order.Id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await accountant.GetAsync("/admin/withdrawals/99")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
