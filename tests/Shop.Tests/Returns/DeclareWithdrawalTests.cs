using Microsoft.EntityFrameworkCore;
using Shop.Returns;
using Shouldly;
using Xunit;

namespace Shop.Tests.Returns;

public class DeclareWithdrawalTests
{
    [Fact]
    public async Task A_declaration_is_confirmed_at_once_with_content_date_and_time()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.ShippedAsync(shop);

        var declared = await shop.DeclareAsync(order.Number);

        declared.OrderId.ShouldBe(order.Id);
        declared.IsLate.ShouldBeFalse();
        var mail = await shop.AskAsync(db => db.Mails.SingleAsync());
        mail.To.ShouldBe("mira@example.org");
        mail.Kind.ShouldBe("withdrawal-receipt");
        foreach (var part in new[] { order.Number, "Mira Brandt", "Der ganze Vertrag", "21.11.2026", "11:00", declared.Code })
            mail.Text.ShouldContain(part);
    }

    [Fact]
    public async Task The_same_form_sent_twice_or_at_once_is_one_declaration_with_one_mail()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.ShippedAsync(shop);
        var ticket = Guid.NewGuid().ToString("n");

        var declared = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => shop.DeclareAsync(order.Number, ticket: ticket))));
        await shop.DeclareAsync(order.Number, ticket: ticket);

        declared.Select(d => d.Id).Distinct().Count().ShouldBe(1);
        (await shop.AskAsync(db => db.Withdrawals.CountAsync())).ShouldBe(1);
        (await shop.AskAsync(db => db.Mails.CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData("B-000", "mira@example.org")]
    [InlineData(null, "someone-else@example.org")]
    public async Task An_unknown_order_or_a_foreign_address_is_taken_in_and_left_to_staff(string? number, string email)
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.ShippedAsync(shop);

        var declared = await shop.DeclareAsync(number ?? order.Number, email);

        declared.OrderId.ShouldBeNull();
        declared.State.ShouldBe(WithdrawalState.Open);
        (await shop.AskAsync(db => db.Mails.SingleAsync())).Text.ShouldNotContain("Ware 1");
    }

    [Fact]
    public async Task A_late_declaration_is_taken_in_and_flagged()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.ShippedAsync(shop);
        shop.Clock.Advance(TimeSpan.FromDays(30));

        var declared = await shop.DeclareAsync(order.Number);

        declared.IsLate.ShouldBeTrue();
        declared.LastDay.ShouldNotBeNull();
    }

    [Fact]
    public async Task Single_lines_are_kept_with_quantities_that_were_ordered_at_most()
    {
        using var shop = await Given.OpenShopAsync();
        var order = await GivenOrder.ShippedAsync(shop);
        var line = order.Lines[0];

        var declared = await shop.DeclareAsync(order.Number, whole: false, lines: new() { [line.Id] = 99, [-1] = 1 }, orderId: order.Id);

        declared.Lines.Single().OrderLineId.ShouldBe(line.Id);
        declared.Lines.Single().Quantity.ShouldBe(line.Quantity);
        (await shop.AskAsync(db => db.Mails.SingleAsync())).Text.ShouldContain("2 × Ware 1");
    }
}
