namespace Shop.Customers;

/// <summary>Questions about customers, read as sentences.</summary>
public static class CustomerQueries
{
    /// <summary>Customers without an account who ordered with this address, however its letters were typed.</summary>
    public static IQueryable<Customer> GuestsWith(this IQueryable<Customer> customers, string email)
    {
        var lower = email.ToLowerInvariant();
        return customers.Where(c => c.UserId == null && c.Email.ToLower() == lower);
    }

    public static IQueryable<CustomerAddress> OwnedBy(this IQueryable<CustomerAddress> addresses, int customerId) =>
        addresses.Where(a => a.CustomerId == customerId);
}
