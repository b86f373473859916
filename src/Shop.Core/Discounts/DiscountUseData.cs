using Microsoft.EntityFrameworkCore;
using Shop.Customers.Privacy;
using Shop.Data;

namespace Shop.Discounts;

/// <summary>Which discounts a person used. The use stays with its order; the address that counted it goes.</summary>
public sealed class DiscountUseData(ShopDb db) : IPersonalData
{
    public string Name => "discounts";

    public IAsyncEnumerable<object> ReadAsync(Person person, CancellationToken stop = default) =>
        Of(person).AsNoTracking().OrderBy(u => u.Id).Select(u => (object)new { u.OrderId, AmountCents = u.Amount.Cents, u.At, u.ReturnedAt }).AsAsyncEnumerable();

    public Task EraseAsync(Person person, CancellationToken stop = default) => Of(person).ExecuteUpdateAsync(u => u.SetProperty(x => x.Email, ""), stop);

    private IQueryable<DiscountUse> Of(Person person)
    {
        var email = person.Email.ToLowerInvariant();
        return db.Set<DiscountUse>().Where(u => u.CustomerId == person.CustomerId || u.Email == email);
    }
}
