namespace Shop.Customers;

/// <summary>A postal address as printed on labels and documents; orders keep a copy.</summary>
public sealed record PostalAddress
{
    public string Company { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    /// <summary>Street and house number.</summary>
    public string Street { get; init; } = "";

    /// <summary>Floor, c/o, parcel station.</summary>
    public string Extra { get; init; } = "";

    public string Postcode { get; init; } = "";

    public string City { get; init; } = "";

    /// <summary>ISO 3166 alpha-2, e.g. "DE".</summary>
    public string Country { get; init; } = "DE";

    public string FullName => $"{FirstName} {LastName}".Trim();

    /// <summary>The lines of the address as on an envelope, without empty ones; a foreign country last, in capitals (DIN 5008).</summary>
    public IEnumerable<string> Lines() =>
        new[] { Company, FullName, Street, Extra, $"{Postcode} {City}".Trim(), Country == "DE" ? "" : Countries.NameOf(Country).De.ToUpperInvariant() }.Where(l => l.Length > 0);
}
