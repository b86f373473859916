using Microsoft.EntityFrameworkCore;
using Shop.Customers;
using Shop.Data;

namespace Shop.Orders.Import;

/// <summary>What one batch brought.</summary>
internal readonly record struct MailOrderBatch(IReadOnlyList<MailOrder> New, int AlreadyThere, int NewCustomers);

/// <summary>Saves a batch of invoices that aren't there yet, with their customers, in one transaction; in a dry run it only looks.</summary>
internal sealed class MailOrderWriter(ShopDb db, TimeProvider clock, string fileName, bool dryRun, IReadOnlyDictionary<string, int> variants)
{
    /// <summary>Customers met so far; 0 while a dry run would make them.</summary>
    private readonly Dictionary<string, int> _customers = new(StringComparer.Ordinal);

    /// <summary>Not cancellable: a batch takes under a second and is in or out as a whole.</summary>
    public async Task<MailOrderBatch> WriteAsync(IReadOnlyList<MailOrder> invoices)
    {
        if (invoices.Count == 0)
            return new MailOrderBatch([], 0, 0);
        var numbers = invoices.Select(i => i.Number).ToList();
        var there = (await db.Orders.Where(o => o.Source == OrderSource.Import && numbers.Contains(o.ExternalNumber!))
            .Select(o => o.ExternalNumber!).ToListAsync()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var fresh = invoices.Where(i => !there.Contains(i.Number)).ToList();
        var made = await AddCustomersAsync(fresh);
        if (dryRun)
        {
            foreach (var key in made.Keys)
                _customers[key] = 0;
            return new MailOrderBatch(fresh, invoices.Count - fresh.Count, made.Count);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var invoice in fresh)
        {
            var order = invoice.ToOrder(fileName, now, variants);
            if (made.TryGetValue(invoice.Customer, out var customer))
                order.Customer = customer;
            else if (invoice.Customer.Length > 0)
                order.CustomerId = _customers[invoice.Customer];
            db.Orders.Add(order);
        }
        await db.SaveChangesAsync();
        foreach (var (key, customer) in made)
            _customers[key] = customer.Id;
        db.ChangeTracker.Clear();
        return new MailOrderBatch(fresh, invoices.Count - fresh.Count, made.Count);
    }

    private async Task<Dictionary<string, Customer>> AddCustomersAsync(IReadOnlyList<MailOrder> invoices)
    {
        var wanted = invoices.Where(i => i.Customer.Length > 0 && !_customers.ContainsKey(i.Customer))
            .DistinctBy(i => i.Customer).ToDictionary(i => i.Customer, StringComparer.Ordinal);
        var keys = wanted.Keys.Select(KeyOf).ToList();
        var known = await db.Customers.Where(c => keys.Contains(c.ExternalKey!)).Select(c => new { c.Id, c.ExternalKey }).ToListAsync();
        foreach (var customer in known)
        {
            var number = customer.ExternalKey![KeyOf("").Length..];
            _customers[number] = customer.Id;
            wanted.Remove(number);
        }
        return await MakeAsync(wanted);
    }

    private async Task<Dictionary<string, Customer>> MakeAsync(Dictionary<string, MailOrder> wanted)
    {
        var numbers = wanted.Keys.ToList();
        var taken = (await db.Customers.Where(c => numbers.Contains(c.Number)).Select(c => c.Number).ToListAsync()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var made = new Dictionary<string, Customer>(StringComparer.Ordinal);
        foreach (var (number, invoice) in wanted)
        {
            var customer = new Customer
            {
                Number = taken.Contains(number) ? "IMP-" + number : number,
                ExternalKey = KeyOf(number),
                Email = "",
                Company = "",
                LastName = number,
                Language = "en",
                CreatedAt = invoice.At,
            };
            customer.Addresses.Add(new CustomerAddress { Address = new PostalAddress { Country = CountryNames.CodeOf(invoice.Country) }, IsDefault = true });
            made.Add(number, customer);
        }
        if (!dryRun)
            db.Customers.AddRange(made.Values);
        return made;
    }

    private static string KeyOf(string number) => "import:" + number;
}
