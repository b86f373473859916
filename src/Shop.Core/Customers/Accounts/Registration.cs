namespace Shop.Customers.Accounts;

/// <summary>What someone types who wants an account.</summary>
/// <param name="Language">Two letters.</param>
public sealed record Registration(string Email, string Password, string FirstName, string LastName, string Language);
