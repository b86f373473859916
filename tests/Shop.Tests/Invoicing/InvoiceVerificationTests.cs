using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shouldly;
using Xunit;

namespace Shop.Tests.Invoicing;

public class InvoiceVerificationTests
{
    [Fact]
    public async Task A_changed_snapshot_breaks_the_hash() =>
        (await VerifyAfterAsync(db => db.Invoices.Where(i => i.Number == "RE-100002")
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Content, x => x.Content.Replace("Mira", "Mara"))))).ShouldBe(["hash"]);

    [Fact]
    public async Task A_changed_snapshot_with_a_new_hash_breaks_the_chain() =>
        (await VerifyAfterAsync(async db =>
        {
            var invoice = await db.Invoices.AsNoTracking().SingleAsync(i => i.Number == "RE-100002");
            var content = invoice.Content.Replace("Mira", "Mara", StringComparison.Ordinal);
            var hash = Shop.Invoicing.InvoiceBook.HashOf(invoice.PreviousHash, invoice.Number, content);
            await db.Invoices.Where(i => i.Id == invoice.Id).ExecuteUpdateAsync(i => i.SetProperty(x => x.Content, content).SetProperty(x => x.Hash, hash));
        })).ShouldBe(["chain"]);

    [Fact]
    public async Task A_changed_total_is_found() =>
        (await VerifyAfterAsync(db => db.Invoices.Where(i => i.Number == "RE-100001")
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Total.Cents, 1)))).ShouldBe(["columns"]);

    [Fact]
    public async Task A_missing_invoice_is_found() =>
        (await VerifyAfterAsync(db => db.Invoices.Where(i => i.Number == "RE-100002").ExecuteDeleteAsync())).ShouldBe(["gap"]);

    [Fact]
    public async Task A_missing_last_invoice_is_found() =>
        (await VerifyAfterAsync(db => db.Invoices.Where(i => i.Number == "RE-100003").ExecuteDeleteAsync())).ShouldBe(["missing-last"]);

    private static async Task<IReadOnlyList<string>> VerifyAfterAsync(Func<ShopDb, Task> tamper)
    {
        using var shop = await Given.OpenShopAsync();
        for (var i = 0; i < 3; i++)
            await shop.IssueAsync((await GivenOrder.ShippedAsync(shop)).Id);
        (await shop.VerifyAsync()).ShouldBeEmpty();
        await shop.DoAsync(tamper);
        return await shop.VerifyAsync();
    }
}
