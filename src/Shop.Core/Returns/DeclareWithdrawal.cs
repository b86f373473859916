using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Orders;

namespace Shop.Returns;

/// <summary>What someone declared.</summary>
/// <param name="Ticket">Made with the form.</param>
/// <param name="OrderId">The order, where it is proven to be the declarer's; null leaves number and e-mail to tell.</param>
/// <param name="Lines">How many of which order line; empty for the whole contract and where the wish says what.</param>
public sealed record Declaration(
    string Ticket, string Name, string OrderNumber, string Email, string Language, bool Whole, string Wish,
    IReadOnlyDictionary<int, int> Lines, int? OrderId = null, int? CustomerId = null);

/// <summary>
/// Takes in the declaration of a withdrawal and confirms its receipt by mail in the same save (§356a (4) BGB). Refuses nothing: an
/// unknown order, a second declaration and one after the period are for staff to judge. The same form sent twice is one declaration.
/// </summary>
public sealed class DeclareWithdrawal(ShopDb db, WithdrawalMails mails, TimeProvider clock)
{
    public async Task<DeclaredWithdrawal> DeclareAsync(Declaration said, CancellationToken stop = default)
    {
        if (await FindAsync(said.Ticket, stop) is { } already)
            return already;
        try
        {
            return (await db.InTransactionAsync<DeclaredWithdrawal>(async () => await AddAsync(said, stop), stop)).Value;
        }
        catch (DbUpdateException e)
        {
            // A double click: the other one was first.
            return await FindAsync(said.Ticket, stop) ?? throw new InvalidOperationException("The declaration could not be kept", e);
        }
    }

    private Task<DeclaredWithdrawal?> FindAsync(string ticket, CancellationToken stop) =>
        db.Withdrawals.AsNoTracking().Include(w => w.Lines).SingleOrDefaultAsync(w => w.Ticket == ticket, stop);

    private async Task<DeclaredWithdrawal> AddAsync(Declaration said, CancellationToken stop)
    {
        var now = clock.UtcNow();
        var order = await OrderOfAsync(said, stop);
        var withdrawal = new DeclaredWithdrawal
        {
            Ticket = said.Ticket,
            Hash = "",
            DeclaredAt = now,
            Name = said.Name,
            OrderNumber = said.OrderNumber,
            Email = said.Email,
            Language = said.Language,
            CustomerId = said.CustomerId,
            OrderId = order?.Id,
            Whole = said.Whole,
            Wish = said.Wish,
        };
        if (order is not null && said.OrderId == order.Id)
            withdrawal.Lines.AddRange(LinesOf(order, said.Lines));
        if (order is not null)
            await SetPeriodAsync(withdrawal, order, stop);
        var what = WithdrawalWords.What(withdrawal, order, said.OrderId is not null);
        withdrawal.Hash = HashOf(withdrawal, what);
        db.Withdrawals.Add(withdrawal);
        if (order is not null)
            db.OrderEvents.Add(new OrderEvent { OrderId = order.Id, At = now, Kind = "withdrawn", Text = withdrawal.Code, By = Actor.Current });
        await mails.ReceiptAsync(withdrawal, what, stop);
        await db.SaveChangesAsync(stop);
        return withdrawal;
    }

    /// <summary>The proven order, or the one that has this number and this e-mail.</summary>
    private async Task<Order?> OrderOfAsync(Declaration said, CancellationToken stop)
    {
        var (number, email) = (said.OrderNumber.ToUpperInvariant(), said.Email.ToLowerInvariant());
        var orders = db.Orders.AsNoTracking().Include(o => o.Lines).Where(o => o.Kind == OrderKind.Sale);
        return said.OrderId is { } id
            ? await orders.SingleOrDefaultAsync(o => o.Id == id, stop)
            : await orders.SingleOrDefaultAsync(o => o.Number == number && o.Email.ToLower() == email, stop);
    }

    private static IEnumerable<WithdrawnLine> LinesOf(Order order, IReadOnlyDictionary<int, int> wanted) =>
        from line in order.Lines
        where line.Kind == OrderLineKind.Goods && wanted.ContainsKey(line.Id)
        let quantity = Math.Min(wanted[line.Id], line.Quantity)
        where quantity > 0
        select new WithdrawnLine { OrderLineId = line.Id, Quantity = quantity };

    private async Task SetPeriodAsync(DeclaredWithdrawal withdrawal, Order order, CancellationToken stop)
    {
        var method = await db.ShippingMethods.AsNoTracking().SingleOrDefaultAsync(m => m.Code == order.ShippingMethod, stop);
        var period = WithdrawalPeriod.Of(order, method);
        (withdrawal.LastDay, withdrawal.IsLate) = (period.LastDay, period.IsOver(Clock.BusinessDay(withdrawal.DeclaredAt)));
    }

    private static string HashOf(DeclaredWithdrawal w, IReadOnlyList<string> what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [w.DeclaredAt.ToString("O", CultureInfo.InvariantCulture), w.Ticket, w.Name, w.OrderNumber, w.Email, .. what]))));
}
