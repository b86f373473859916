using Microsoft.EntityFrameworkCore;
using Shop.Access;
using Shop.Data;

namespace Shop.Customers.Privacy;

/// <summary>The person whose data is asked for.</summary>
/// <param name="CustomerId">0 for someone who never bought.</param>
/// <param name="UserId">0 for a guest.</param>
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

/// <summary>Who a person is, from either side.</summary>
public static class PersonQueries
{
    public static async Task<Person> PersonAsync(this ShopDb db, User user, CancellationToken stop = default) =>
        new(await db.Customers.Where(c => c.UserId == user.Id).Select(c => c.Id).FirstOrDefaultAsync(stop), user.Id, user.Email!);

    public static Task<Person?> PersonAsync(this ShopDb db, int customerId, CancellationToken stop = default) => db.Customers.AsNoTracking()
        .Where(c => c.Id == customerId).Select(c => new Person(c.Id, c.UserId ?? 0, c.Email)).SingleOrDefaultAsync(stop);
}
