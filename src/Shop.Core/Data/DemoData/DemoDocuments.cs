using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common.Documents;
using Shop.Settings;

namespace Shop.Data.DemoData;

/// <summary>Short manuals for the machines of the demo, made of what their pages say.</summary>
internal sealed class DemoDocuments(ShopDb db, DemoCalendar calendar)
{
    private const string NoteDe = "> Beispiel der Demo, keine echte Anleitung.\n\n";

    public async Task SeedAsync(ShopIdentity shop, CancellationToken stop)
    {
        var sender = new LetterSender(shop.CompanyName, shop.CompanyName, [[shop.CompanyName, shop.Street, $"{shop.Postcode} {shop.City}"]]);
        var culture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        var products = await db.Products.AsNoTracking().Where(p => p.GuaranteeYears > 2 && p.Warnings.De != "").OrderBy(p => p.Id).ToListAsync(stop);
        foreach (var product in products)
        {
            var bytes = TextDocument.Write(
                product.Name.De, $"{NoteDe}{product.Description.De}\n\n## Sicherheit\n\n{product.Warnings.De}", sender, culture, calendar.EnteredAt);
            db.ProductDocuments.Add(new ProductDocument
            {
                ProductId = product.Id,
                Name = new("Kurzanleitung", "Short manual (German)"),
                Bytes = bytes,
                Size = bytes.Length,
                AddedAt = calendar.EnteredAt,
            });
        }
        await db.SaveChangesAsync(stop);
    }
}
