using Shop.Data;
using Shop.Orders;
using Shop.Tests;
using Shop.Web.Jobs;
using Shouldly;
using Xunit;

namespace Shop.Web.Tests.Jobs;

public class WakeOnSaveTests
{
    [Fact]
    public async Task A_saved_event_rings_at_once()
    {
        using var shop = TestShop.Open();
        using var wake = new WakeUp();
        await using var db = shop.CreateBrokenContext(new WakeOnSave(wake));
        Add(db);

        await db.SaveChangesAsync();

        (await wake.Outbox.WaitAsync(TimeSpan.Zero, default)).ShouldBeTrue();
        (await wake.Mails.WaitAsync(TimeSpan.Zero, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_event_in_a_transaction_rings_when_it_is_committed()
    {
        using var shop = TestShop.Open();
        using var wake = new WakeUp();
        await using var db = shop.CreateBrokenContext(new WakeOnSave(wake));
        await using var transaction = await db.Database.BeginTransactionAsync();
        Add(db);
        await db.SaveChangesAsync();
        (await wake.Outbox.WaitAsync(TimeSpan.Zero, default)).ShouldBeFalse();

        await transaction.CommitAsync();

        (await wake.Outbox.WaitAsync(TimeSpan.Zero, default)).ShouldBeTrue();
    }

    private static void Add(ShopDb db) => db.Outbox.Add(OutboxMessage.Of(new OrderPaid(1), new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc)));
}
