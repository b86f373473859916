using Shop.Common;
using Shop.Data;
using Shop.Invoicing;
using Shop.Mails;
using Shop.Orders;
using Shop.Returns;
using Shop.Settings;
using Shop.Stock;

namespace Shop.Tests.Returns;

/// <summary>The room's verbs on a test's shop.</summary>
internal static class ReturnScene
{
    public static async Task<DeclaredWithdrawal> DeclareAsync(
        this TestShop shop, string number, string email = "mira@example.org", string? ticket = null, bool whole = true, Dictionary<int, int>? lines = null, int? orderId = null)
    {
        await using var db = shop.CreateDbContext();
        return await new DeclareWithdrawal(db, shop.Mails(db), shop.Clock).DeclareAsync(
            new Declaration(ticket ?? Guid.NewGuid().ToString("n"), "Mira Brandt", number, email, "de", whole, "", lines ?? [], orderId));
    }

    public static async Task<Result<OrderReturn>> TakeBackAsync(this TestShop shop, Order order, Dictionary<int, int> pieces, int restock = 0, int? withdrawalId = null)
    {
        await using var db = shop.CreateDbContext();
        var lines = pieces.Select(p => new ArrivedLine(p.Key, p.Value, Math.Min(restock, p.Value))).ToList();
        return await new TakeBack(db, new StockLedger(db, shop.Settings(), shop.Clock), shop.Clock)
            .TakeAsync(new Arrival(order.Id, withdrawalId, ReturnKind.Withdrawal, ReturnReason.ChangedMind, lines));
    }

    public static async Task<Result<OrderReturn>> RefundAsync(this TestShop shop, int returnId)
    {
        await using var db = shop.CreateDbContext();
        return await new RefundReturn(db, new CorrectInvoice(db, shop.Clock), shop.Mails(db), shop.Clock).RefundAsync(returnId);
    }

    private static WithdrawalMails Mails(this TestShop shop, ShopDb db) => new(db, new MailQueue(shop.Settings(), shop.Clock), new ShopAddress("https://laden.example"));
}
