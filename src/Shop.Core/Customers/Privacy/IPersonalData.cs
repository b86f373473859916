namespace Shop.Customers.Privacy;

/// <summary>The person whose data is asked for.</summary>
public sealed record Person(int CustomerId, int UserId, string Email);

/// <summary>
/// What a room keeps about a person: read for the export (art. 15, 20 GDPR) and erased with the account (art. 17). Every room that
/// keeps personal data has one.
/// </summary>
public interface IPersonalData
{
    /// <summary>Its name in the export.</summary>
    string Name { get; }

    /// <summary>Row by row, so that the export holds no more than one in memory.</summary>
    IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default);

    /// <summary>Erases or anonymises what no law wants kept. Runs inside the transaction of the erasure.</summary>
    Task EraseAsync(Person person, CancellationToken stop = default);
}
