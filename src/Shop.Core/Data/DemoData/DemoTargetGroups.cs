using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Common;

namespace Shop.Data.DemoData;

/// <summary>The people the demo shop buys for; invented. One of them is badly served, so that there is something to find.</summary>
internal sealed class DemoTargetGroups(ShopDb db)
{
    /// <summary>Key, name, description, needs, how much the price counts, channels, shelves.</summary>
    private static readonly (string Key, string Name, LocalizedText Who, string Needs, PriceSensitivity Price, string Channels, string[] Shelves)[] Groups =
    [
        ("espresso-liebhaber", "Espresso-Liebhaber", new("Haben einen Siebträger und probieren gern.", "Own a portafilter machine and like to try."),
            "Frisch geröstet\nHerkunft und Röstdatum\nGutes Zubehör", PriceSensitivity.Low, "Suche, Newsletter", ["espresso", "machines", "grinders", "scales"]),
        ("buero", "Büro und Agentur", new("Kaufen für fünf bis dreißig Menschen, auf Rechnung.", "Buy for five to thirty people, on invoice."),
            "Große Packungen\nRechnung mit Mehrwertsteuer\nGleichbleibende Qualität", PriceSensitivity.Middle, "Direktansprache, Suche", ["filter", "decaf", "sugar-honey", "filters-care"]),
        ("teehaushalt", "Teehaushalt", new("Trinken über den Tag verteilt, abends ohne Koffein.", "Drink all day long, without caffeine in the evening."),
            "Kräuter ohne Aroma\nNachfüllpackungen", PriceSensitivity.Middle, "Newsletter, Wochenmarkt", ["black-tea", "green-tea", "herbal", "teaware"]),
        ("schenkende", "Schenkende", new("Kommen vor Feiertagen, kennen sich nicht aus.", "Come before holidays and don't know the subject."),
            "Fertig verpackt\nUnter 40 €\nKommt sicher an", PriceSensitivity.Low, "Suche, Anzeigen im Advent", ["gifts", "sets", "chocolate", "books-vouchers"]),
        ("unterwegs", "Camper und Unterwegs-Trinker", new("Wollen guten Kaffee ohne Steckdose.", "Want good coffee without a socket."), "Klein, leicht, unzerbrechlich", PriceSensitivity.High, "Märkte, Vereine", []),
    ];

    public async Task SeedAsync(CancellationToken stop)
    {
        db.TargetGroups.AddRange(Groups.Select((g, position) => new TargetGroup
        {
            Key = g.Key,
            Name = g.Name,
            Description = g.Who,
            Needs = g.Needs,
            PriceSensitivity = g.Price,
            Channels = g.Channels,
            Position = position,
        }));
        await db.SaveChangesAsync(stop);
        var shelves = await db.Categories.Select(c => new { c.Key, c.Id }).ToDictionaryAsync(c => c.Key, c => c.Id, stop);
        var products = (await db.Products.Select(p => new { p.Id, p.CategoryId }).ToListAsync(stop)).ToLookup(p => p.CategoryId, p => p.Id);
        foreach (var group in await db.TargetGroups.ToListAsync(stop))
        {
            var on = Groups.Single(g => g.Key == group.Key).Shelves.Where(shelves.ContainsKey).SelectMany(s => products[shelves[s]]).Distinct();
            db.ProductTargetGroups.AddRange(on.Select(p => new ProductTargetGroup { ProductId = p, TargetGroupId = group.Id }));
        }
        await db.SaveChangesAsync(stop);
    }
}
