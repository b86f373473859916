using Shop.Analytics;
using Shop.Web.BackOffice.Orders;

namespace Shop.Web.BackOffice.Dashboard;

/// <summary>What the start page shows.</summary>
public sealed record DashboardPage
{
    public required DayRevenue Today { get; init; }

    public required PeriodRevenue Last { get; init; }

    public required PeriodRevenue Before { get; init; }

    /// <summary>Sixty days, oldest first: the 30 before and the last 30.</summary>
    public required IReadOnlyList<DayRevenue> Days { get; init; }

    public required IReadOnlyList<OpenTask> Tasks { get; init; }

    public required IReadOnlyList<SetupStep> Steps { get; init; }

    public required IReadOnlyList<OrderRow> Latest { get; init; }
}

/// <summary>Work that waits, with the list of exactly that work behind it.</summary>
public sealed record OpenTask(string Icon, string Kind, string Path, int Count)
{
    public const string CheckPayments = "check-payments";
    public const string Ship = "ship";
    public const string Withdrawals = "withdrawals";
    public const string Refunds = "refunds";
    public const string FailedMails = "failed-mails";
    public const string SoldOut = "sold-out";
    public const string FewLeft = "few-left";
    public const string NotPublished = "not-published";
    public const string SetUp = "set-up";
}

/// <summary>A step to a shop that may open.</summary>
public sealed record SetupStep(string Kind, string Path, bool Done);
