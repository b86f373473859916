using Microsoft.EntityFrameworkCore;

namespace Shop.Customers;

/// <summary>Questions of the back office about customers.</summary>
public static class CustomerListQueries
{
    /// <summary>Customers whose number, e-mail, name or company holds the text.</summary>
    public static IQueryable<Customer> About(this IQueryable<Customer> customers, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return customers;
        var part = "%" + text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal) + "%";
        return customers.Where(c => EF.Functions.Like(c.Number, part, "\\")
            || EF.Functions.Like(c.Email, part, "\\")
            || EF.Functions.Like(c.FirstName + " " + c.LastName, part, "\\")
            || EF.Functions.Like(c.Company, part, "\\"));
    }

    public static IQueryable<Customer> InGroup(this IQueryable<Customer> customers, CustomerGroup? group) =>
        group is { } wanted ? customers.Where(c => c.Group == wanted) : customers;
}
