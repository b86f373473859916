using Microsoft.EntityFrameworkCore;
using Shop.Common;

namespace Shop.Orders;

/// <summary>Questions of the back office about orders.</summary>
public static class OrderListQueries
{
    /// <summary>
    /// Orders that make revenue: sales and imported take-backs (which are negative), without cancelled orders and without
    /// corrections of stock or value.
    /// </summary>
    public static IQueryable<Order> MakingRevenue(this IQueryable<Order> orders) =>
        orders.Where(o => o.Kind != OrderKind.Adjustment && o.State != OrderState.Cancelled);

    /// <summary>Orders placed on these business days (Europe/Berlin), both included; null is open.</summary>
    public static IQueryable<Order> PlacedBetween(this IQueryable<Order> orders, DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
        {
            var start = first.StartUtc();
            orders = orders.Where(o => o.PlacedAt >= start);
        }
        if (to is { } last)
        {
            var end = last.AddDays(1).StartUtc();
            orders = orders.Where(o => o.PlacedAt < end);
        }
        return orders;
    }

    public static IQueryable<Order> InState(this IQueryable<Order> orders, OrderState? state) =>
        state is { } wanted ? orders.Where(o => o.State == wanted) : orders;

    public static IQueryable<Order> Paid(this IQueryable<Order> orders, bool? paid) =>
        paid is { } wanted ? orders.Where(o => (o.PaidAt != null) == wanted) : orders;

    /// <summary>Orders whose number, customer, e-mail or article number holds the text.</summary>
    public static IQueryable<Order> About(this IQueryable<Order> orders, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return orders;
        var exact = text.Trim();
        var part = "%" + exact.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal) + "%";
        return orders.Where(o => EF.Functions.Like(o.Number, part, "\\")
            || o.ExternalNumber == exact
            || EF.Functions.Like(o.Email, part, "\\")
            || EF.Functions.Like(o.BillingAddress.FirstName + " " + o.BillingAddress.LastName, part, "\\")
            || EF.Functions.Like(o.BillingAddress.Company, part, "\\")
            || o.Lines.Any(l => l.Sku == exact));
    }

    /// <summary>Sorted as a column head asks: "date", "total", "number", with a minus for downwards; newest first without.</summary>
    public static IQueryable<Order> SortedByColumn(this IQueryable<Order> orders, string? column) => column switch
    {
        "date" => orders.OrderBy(o => o.PlacedAt).ThenBy(o => o.Id),
        "total" => orders.OrderBy(o => o.Total.Cents).ThenBy(o => o.Id),
        "-total" => orders.OrderByDescending(o => o.Total.Cents).ThenBy(o => o.Id),
        _ => orders.OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id),
    };

    /// <summary>How many and how much.</summary>
    public static async Task<OrderSums> SumUpAsync(this IQueryable<Order> orders, CancellationToken stop = default) =>
        await orders.GroupBy(_ => 1)
            .Select(g => new OrderSums(g.Count(), new Money(g.Sum(o => o.Total.Cents)), new Money(g.Sum(o => o.Tax.Cents))))
            .FirstOrDefaultAsync(stop) ?? new OrderSums(0, Money.Zero, Money.Zero);
}

/// <summary>Number, gross total and VAT of some orders.</summary>
public sealed record OrderSums(int Count, Money Total, Money Tax)
{
    public Money Net => Total - Tax;
}
