using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;

namespace Shop.Data.DemoData;

/// <summary>Four invented suppliers with their terms, one for each kind of goods.</summary>
internal sealed class DemoSuppliers(ShopDb db)
{
    private static (Supplier Supplier, string[] Shelves)[] All() =>
    [
        (new Supplier
        {
            Key = "hansekaffee", Name = "Hansekaffee Rohkaffee & Rösterei GmbH (erfunden)", Contact = "Jule Petersen", Email = "einkauf@hansekaffee.example", Phone = "+49 40 0000110",
            CustomerNumber = "HK-2207", LeadDays = 5, Discount = 0.05m, Cash = 0.02m, CashDays = 10, PaymentDays = 30, Freight = Money.From(0.35m), MinimumOrder = Money.From(250),
        },
        ["coffee"]),
        (new Supplier
        {
            Key = "teekontor-elbe", Name = "Teekontor Elbe KG (erfunden)", Contact = "Malte Brandt", Email = "bestellung@teekontor-elbe.example", Phone = "+49 40 0000220",
            CustomerNumber = "4711", LeadDays = 7, Discount = 0.08m, Cash = 0.03m, CashDays = 14, PaymentDays = 30, Freight = Money.From(0.20m), MinimumOrder = Money.From(150),
        },
        ["tea"]),
        (new Supplier
        {
            Key = "formhaus-delft", Name = "Formhaus Delft B.V. (erfunden)", Contact = "Anouk de Vries", Email = "sales@formhaus.example", Phone = "+31 15 0000330",
            Country = "NL", CustomerNumber = "DE-8803", LeadDays = 14, Discount = 0.12m, Freight = Money.From(1.40m), MinimumOrder = Money.From(500), PaymentDays = 45,
        },
        ["brewing", "tableware", "accessories"]),
        (new Supplier
        {
            Key = "feinkost-alster", Name = "Feinkost Alster Großhandel (erfunden)", Contact = "Nils Hagedorn", Email = "service@feinkost-alster.example", Phone = "+49 40 0000440",
            CustomerNumber = "K 10233", LeadDays = 3, Cash = 0.02m, CashDays = 8, PaymentDays = 14, Freight = Money.From(0.15m),
        },
        ["sweets", "gifts"]),
    ];

    public async Task SeedAsync(CancellationToken stop)
    {
        var shelves = await db.Categories.AsNoTracking().Select(c => new { c.Id, c.Key, c.ParentId }).ToListAsync(stop);
        foreach (var (supplier, keys) in All())
        {
            db.Suppliers.Add(supplier);
            await db.SaveChangesAsync(stop);
            var roots = shelves.Where(s => keys.Contains(s.Key)).Select(s => s.Id).ToList();
            var ids = shelves.Where(s => roots.Contains(s.Id) || (s.ParentId is { } parent && roots.Contains(parent))).Select(s => s.Id).ToList();
            await db.Products.Where(p => ids.Contains(p.CategoryId)).ExecuteUpdateAsync(p => p.SetProperty(x => x.SupplierId, supplier.Id), stop);
        }
    }
}
