using System.Linq.Expressions;
using Shop.Data;
using Shop.Orders;
using Shop.Returns;
using Shop.Web.BackOffice.Shared;

namespace Shop.Web.BackOffice.Returns;

/// <summary>Which withdrawals the list shows; lives in the address.</summary>
public sealed record WithdrawalFilter
{
    public const int Size = 25;

    public string? Q { get; init; }

    public WithdrawalState? State { get; init; }

    /// <summary>Only those after the end of the period.</summary>
    public bool Late { get; init; }

    public int? Page { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Q) && State is null && !Late;

    public IQueryable<DeclaredWithdrawal> Of(ShopDb db)
    {
        var found = db.Withdrawals.About(Q);
        if (State is { } state)
            found = found.Where(w => w.State == state);
        return Late ? found.Where(w => w.IsLate) : found;
    }
}

/// <summary>A withdrawal in the list.</summary>
public sealed record WithdrawalRow(int Id, string OrderNumber, string Name, DateTime DeclaredAt, bool Whole, bool IsLate, bool KnownOrder, WithdrawalState State)
{
    public static Expression<Func<DeclaredWithdrawal, WithdrawalRow>> From { get; } = w => new WithdrawalRow(
        w.Id, w.OrderNumber, w.Name, w.DeclaredAt, w.Whole, w.IsLate, w.OrderId != null, w.State);
}

/// <summary>The screen of the list.</summary>
public sealed record WithdrawalList(WithdrawalFilter Filter, IReadOnlyList<WithdrawalRow> Rows, Pager Pager);

/// <summary>A withdrawal with the order behind it.</summary>
public sealed record WithdrawalDetail(DeclaredWithdrawal Withdrawal)
{
    /// <summary>With its lines; null while nobody knows which order is meant.</summary>
    public Order? Order { get; init; }

    /// <summary>The order of that number, whose e-mail is another one.</summary>
    public (int Id, string Number, string Email)? Candidate { get; init; }

    public IReadOnlyDictionary<int, int> Returned { get; init; } = new Dictionary<int, int>();

    public IReadOnlyList<ReturnRow> Returns { get; init; } = [];
}
