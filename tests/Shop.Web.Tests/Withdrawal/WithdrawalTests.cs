using System.Net;
using Microsoft.EntityFrameworkCore;
using Shop.Tests;
using Shop.Web.Tests.Account;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Withdrawal;

public class WithdrawalTests
{
    [Theory]
    [InlineData("/de", "Vertrag widerrufen", "/de/widerruf-erklaeren", "Widerruf bestätigen")]
    [InlineData("/en", "Withdraw from contract here", "/en/declare-withdrawal", "Confirm withdrawal")]
    public async Task Every_page_links_the_function_in_the_words_of_the_law_and_its_button_says_theirs(string home, string link, string address, string button)
    {
        await using var app = await TestApp.OpenAsync();
        var page = await app.Visitor().GetAsync(home);

        var found = page.Page.QuerySelector("footer .withdraw-link")!;
        found.TextContent.Trim().ShouldBe(link);
        found.GetAttribute("href").ShouldBe(address);
        (await app.Visitor().GetAsync(address)).Read("main form button.btn-primary").ShouldBe(button);
    }

    [Fact]
    public async Task A_guest_withdraws_with_order_number_and_email_and_sees_the_receipt()
    {
        await using var app = await TestApp.OpenAsync();
        var order = await GivenOrder.ShippedAsync(app.Shop);
        var visitor = app.Visitor();

        var sent = await visitor.PostFormAsync("/de/widerruf-erklaeren", new { Name = "Mira Brandt", OrderNumber = order.Number.ToLowerInvariant(), Email = "Mira@example.org" });

        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        var receipt = await visitor.FollowAsync(sent);
        receipt.Text.ShouldContain("Ihr Widerruf ist eingegangen");
        receipt.Text.ShouldContain("11:00 Uhr");
        (await app.Shop.AskAsync(db => db.Withdrawals.SingleAsync())).OrderId.ShouldBe(order.Id);
        (await app.MailsToAsync("Mira@example.org", "withdrawal-receipt")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_there_is_such_an_order_or_not()
    {
        await using var app = await TestApp.OpenAsync();
        var order = await GivenOrder.ShippedAsync(app.Shop);
        var visitor = app.Visitor();
        var answers = new List<string>();

        foreach (var number in new[] { order.Number, "B-999999" })
        {
            var sent = await visitor.PostFormAsync("/de/widerruf-erklaeren", new { Name = "Mira Brandt", OrderNumber = number, Email = "mira@example.org", Partly = "true", Wish = "ein Kaffee" });
            var declared = await app.Shop.AskAsync(db => db.Withdrawals.OrderByDescending(w => w.Id).FirstAsync());
            answers.Add((await visitor.FollowAsync(sent)).Read("main").Replace(number, "NUMBER", StringComparison.Ordinal).Replace(declared.Code, "CODE", StringComparison.Ordinal));
            (await visitor.GetAsync($"/de/widerruf-erklaeren?order={number}")).Read("main").ShouldNotContain("Ware 1");
        }

        answers[0].ShouldBe(answers[1]);
    }

    [Fact]
    public async Task The_key_of_the_confirmation_shows_the_lines_and_takes_single_pieces()
    {
        await using var app = await TestApp.OpenAsync();
        var order = await GivenOrder.ShippedAsync(app.Shop);
        var visitor = app.Visitor();
        var url = $"/de/widerruf-erklaeren?order={order.Number}&key={order.AccessKey}";

        var page = await visitor.GetAsync(url);
        page.Text.ShouldContain("Ware 1");
        page.Page.QuerySelector("#OrderNumber")!.GetAttribute("value").ShouldBe(order.Number);
        var sent = await visitor.SubmitAsync(page, new Dictionary<string, string?> { ["Partly"] = "true", ["Lines[0].Quantity"] = "1" });

        (await visitor.FollowAsync(sent)).Text.ShouldContain("1 × Ware 1");
        (await app.Shop.AskAsync(db => db.Withdrawals.Include(w => w.Lines).SingleAsync())).Lines.Single().Quantity.ShouldBe(1);
        (await visitor.GetAsync($"/de/widerruf-erklaeren?order={order.Number}&key=wrong")).Text.ShouldNotContain("Ware 1");
    }

    [Fact]
    public async Task Signed_in_customers_find_their_latest_order_chosen_and_never_someone_elses()
    {
        await using var app = await TestApp.OpenAsync();
        var klara = await app.SignInAsCustomerAsync("klara@example.org");
        var id = await app.Shop.AskAsync(db => db.Customers.Where(c => c.Email == "klara@example.org").Select(c => c.Id).SingleAsync());
        await OrderScene.OrderAsync(app.Shop, id, "B-1", shipped: true);
        var other = await app.SignInAsCustomerAsync("other@example.org");

        (await klara.GetAsync("/de/widerruf-erklaeren")).Page.QuerySelector("#OrderNumber")!.GetAttribute("value").ShouldBe("B-1");
        (await other.GetAsync("/de/widerruf-erklaeren?order=B-1")).Text.ShouldNotContain("Espresso Hafenlicht");
    }

    [Fact]
    public async Task Goods_without_a_right_of_withdrawal_are_shown_with_the_reason_and_can_not_be_chosen()
    {
        await using var app = await TestApp.OpenAsync();
        var variant = await Given.ProductAsync(app.Shop);
        var order = await GivenOrder.ShippedAsync(app.Shop);
        await app.Shop.DoAsync(async db =>
        {
            (await db.Products.SingleAsync(p => p.Id == variant.ProductId)).WithdrawalExclusion = new("Graviert.", "Engraved.");
            (await db.OrderLines.FirstAsync(l => l.OrderId == order.Id && l.Name == "Ware 2")).VariantId = variant.Id;
        });

        var page = await app.Visitor().GetAsync($"/de/widerruf-erklaeren?order={order.Number}&key={order.AccessKey}");

        page.Read("main .notice-warn").ShouldContain("Graviert.");
        page.Read(".declare-lines").ShouldNotContain("Ware 2");
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_the_field_and_nothing_typed_is_lost()
    {
        await using var app = await TestApp.OpenAsync();

        var again = await app.Visitor().PostFormAsync("/en/declare-withdrawal", new { Name = "Mira", OrderNumber = "", Email = "nonsense", Partly = "true" });

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Page.QuerySelectorAll(".field-validation-error").Length.ShouldBe(3);
        again.Page.QuerySelector("#Name")!.GetAttribute("value").ShouldBe("Mira");
        (await app.Shop.AskAsync(db => db.Withdrawals.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Ten_thousand_characters_are_refused_without_an_error()
    {
        await using var app = await TestApp.OpenAsync();
        var much = new string('x', 10_000);

        var again = await app.Visitor().PostFormAsync("/de/widerruf-erklaeren", new { Name = much, OrderNumber = much, Email = much, Partly = "true", Wish = much, Ticket = much });

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Whoever_declares_too_often_is_slowed_down()
    {
        await using var app = await TestApp.OpenAsync(("Limits:OrdersPerMinute", "2"));
        var visitor = app.Visitor();
        for (var i = 0; i < 2; i++)
            await visitor.PostFormAsync("/de/widerruf-erklaeren", new { Name = "Mira", OrderNumber = "B-1", Email = "mira@example.org" });

        (await visitor.PostFormAsync("/de/widerruf-erklaeren", new { Name = "Mira", OrderNumber = "B-1", Email = "mira@example.org" })).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_receipt_is_found_with_its_ticket_only()
    {
        await using var app = await TestApp.OpenAsync();

        (await app.Visitor().GetAsync("/de/widerruf-erklaeren/eingang/" + new string('a', 32))).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
