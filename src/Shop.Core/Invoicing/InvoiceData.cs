using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Customers.Privacy;
using Shop.Data;

namespace Shop.Invoicing;

/// <summary>A person's invoices and corrections. They stay after an erasure (§14b (1) UStG: eight years).</summary>
public sealed class InvoiceData(ShopDb db) : IPersonalData
{
    public string Name => "invoices";

    public async IAsyncEnumerable<object> ReadAsync(Person person, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default)
    {
        await foreach (var content in db.Invoices.AsNoTracking().OwnedBy(person.CustomerId).OrderBy(i => i.Id).Select(i => i.Content).AsAsyncEnumerable().WithCancellation(stop))
        {
            using var json = JsonDocument.Parse(content);
            yield return json.RootElement.Clone();
        }
    }

    public Task EraseAsync(Person person, CancellationToken stop = default) => Task.CompletedTask;
}
