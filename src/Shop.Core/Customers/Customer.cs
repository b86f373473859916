using Shop.Data;

namespace Shop.Customers;

/// <summary>Someone who bought or has an account; a guest is a customer without a user.</summary>
public class Customer : IVersioned, IAudited
{
    public int Id { get; set; }

    /// <summary>Customer number shown on documents, e.g. "K-10023"; imports keep the source's number.</summary>
    public required string Number { get; set; }

    public required string Email { get; set; }

    public string FirstName { get; set; } = "";

    public string LastName { get; set; } = "";

    public string Company { get; set; } = "";

    public string VatId { get; set; } = "";

    public CustomerGroup Group { get; set; }

    public string Language { get; set; } = "de";

    public int? UserId { get; set; }

    /// <summary>Where an import took the customer from, e.g. "import:17850".</summary>
    public string? ExternalKey { get; set; }

    public DateTime CreatedAt { get; set; }

    public int Version { get; set; }

    public List<CustomerAddress> Addresses { get; } = [];

    public string FullName => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : Company;
}

/// <summary>Audience of prices and rules.</summary>
public enum CustomerGroup
{
    Consumer,
    Business,
}

/// <summary>An address in the customer's book.</summary>
public class CustomerAddress
{
    public int Id { get; set; }

    public int CustomerId { get; set; }

    public PostalAddress Address { get; set; } = new();

    public bool IsDefault { get; set; }
}
