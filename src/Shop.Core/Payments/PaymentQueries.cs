namespace Shop.Payments;

/// <summary>Questions about the ways to pay.</summary>
public static class PaymentQueries
{
    /// <summary>What customers may choose, in the merchant's order.</summary>
    public static IQueryable<PaymentMethod> Offered(this IQueryable<PaymentMethod> methods) =>
        methods.Where(m => m.Active).OrderBy(m => m.Position).ThenBy(m => m.Id);
}
