using Shop.Access;

namespace Shop.Data.DemoData;

/// <summary>Someone who can sign in to the demo shop; the sign-in page shows address and password there.</summary>
/// <param name="Role">A staff role, or null for a customer.</param>
public sealed record DemoAccount(string Email, string Password, string FirstName, string LastName, string? Role)
{
    public string DisplayName => $"{FirstName} {LastName}";
}

/// <summary>The accounts of the demo: one for every role and a customer with a history of orders.</summary>
public static class DemoAccounts
{
    public static DemoAccount Administrator { get; } =
        new("leitung@kontor-kanne.example", "kontor-kanne-demo-1", "Wiebke", "Harms", Role.Administrator);

    public static DemoAccount Manager { get; } =
        new("verkauf@kontor-kanne.example", "kontor-kanne-demo-2", "Jonas", "Petersen", Role.Manager);

    public static DemoAccount Accountant { get; } =
        new("buchhaltung@kontor-kanne.example", "kontor-kanne-demo-3", "Meryem", "Aksoy", Role.Accountant);

    public static DemoAccount Support { get; } =
        new("service@kontor-kanne.example", "kontor-kanne-demo-4", "Lena", "Brodersen", Role.Support);

    public static DemoAccount Customer { get; } =
        new("kundin@kontor-kanne.example", "kontor-kanne-demo-5", "Clara", "Westphal", null);

    /// <summary>A business customer with prices of its own.</summary>
    public static DemoAccount Cafe { get; } =
        new("cafe@kontor-kanne.example", "kontor-kanne-demo-6", "Inga", "Thiessen", null);

    public static IReadOnlyList<DemoAccount> All { get; } = [Administrator, Manager, Accountant, Support, Customer, Cafe];
}
