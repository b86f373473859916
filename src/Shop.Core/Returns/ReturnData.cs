using Microsoft.EntityFrameworkCore;
using Shop.Customers.Privacy;
using Shop.Data;

namespace Shop.Returns;

/// <summary>A person's withdrawals. They belong to their orders and stay with them; only the tie to the account is cut.</summary>
public sealed class WithdrawalData(ShopDb db) : IPersonalData
{
    public string Name => "withdrawals";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) =>
        db.Withdrawals.AsNoTracking().OwnedBy(db, person.CustomerId).OrderBy(w => w.Id)
            .Select(w => (object)new { w.DeclaredAt, w.Name, w.OrderNumber, w.Email, w.Whole, w.Wish, w.State, w.Answer, w.Hash, Lines = w.Lines.Select(l => new { l.OrderLineId, l.Quantity }).ToList() })
            .AsAsyncEnumerable();

    public Task EraseAsync(Person person, CancellationToken stop = default) =>
        db.Withdrawals.Where(w => w.CustomerId == person.CustomerId).ExecuteUpdateAsync(w => w.SetProperty(x => x.CustomerId, (int?)null), stop);
}

/// <summary>What a person sent back and what was paid back for it.</summary>
public sealed class ReturnData(ShopDb db) : IPersonalData
{
    public string Name => "returns";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) =>
        db.Returns.AsNoTracking().OwnedBy(db, person.CustomerId).OrderBy(r => r.Id)
            .Select(r => (object)new { r.ReceivedAt, r.Kind, r.Reason, RefundCents = r.Refund.Cents, r.RefundedAt, Lines = r.Lines.Select(l => new { l.OrderLineId, l.Quantity }).ToList() })
            .AsAsyncEnumerable();

    public Task EraseAsync(Person person, CancellationToken stop = default) => Task.CompletedTask;
}
