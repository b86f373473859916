using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Orders;

namespace Shop.Returns;

/// <summary>Ends a withdrawal without a refund, with an answer to the customer. Refuses: "not-open".</summary>
public sealed class CloseWithdrawal(ShopDb db, WithdrawalMails mails)
{
    public Task<Result<DeclaredWithdrawal>> CloseAsync(int id, string answer, CancellationToken stop = default) =>
        db.InTransactionAsync<DeclaredWithdrawal>(async () =>
        {
            var withdrawal = await db.Withdrawals.SingleAsync(w => w.Id == id, stop);
            if (withdrawal.WhyNotClosable() is { } problem)
                return problem;
            (withdrawal.State, withdrawal.Answer) = (WithdrawalState.Closed, answer);
            if (answer.Length > 0)
                await mails.AnswerAsync(withdrawal, stop);
            await db.SaveChangesAsync(stop);
            return withdrawal;
        }, stop);
}

/// <summary>An order that is cancelled before it left the house needs no return: its open withdrawals are settled by that.</summary>
public sealed class CloseWithCancelledOrder(ShopDb db) : IOutboxHandler<OrderCancelled>
{
    public async Task HandleAsync(OrderCancelled happened, CancellationToken stop)
    {
        foreach (var withdrawal in await db.Withdrawals.Where(w => w.OrderId == happened.OrderId && w.State == WithdrawalState.Open).ToListAsync(stop))
            withdrawal.State = WithdrawalState.Closed;
        await db.SaveChangesAsync(stop);
    }
}
