using Microsoft.AspNetCore.Identity;

namespace Shop.Access;

/// <summary>Someone who can sign in: a customer, a member of staff, or both.</summary>
public class User : IdentityUser<int>
{
    /// <summary>Shown in the change log and the greeting.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Two letters: "de" or "en".</summary>
    public string Language { get; set; } = "de";

    public DateTime CreatedAt { get; set; }
}

/// <summary>A set of permissions under a name of the trade.</summary>
public class Role : IdentityRole<int>
{
    public const string Administrator = "Administrator";
    public const string Manager = "Manager";
    public const string Accountant = "Accountant";
    public const string Support = "Support";
}
