using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>Finds addresses and keys that no other product has.</summary>
public static class ProductAddresses
{
    /// <summary>Slugs made from the names where none is wished for, with a number behind where one is taken.</summary>
    /// <param name="db">Where the other products are.</param>
    /// <param name="wished">What the merchant typed; may be empty.</param>
    /// <param name="name">The product's name.</param>
    /// <param name="exceptId">The product itself; 0 for a new one.</param>
    /// <param name="stop">Ends the call.</param>
    public static async Task<LocalizedText> FreeSlugsAsync(this ShopDb db, LocalizedText wished, LocalizedText name, int exceptId, CancellationToken stop)
    {
        var others = db.Products.Where(p => p.Id != exceptId);
        var de = Slug.From(wished.De.Length > 0 ? wished.De : name.De);
        var en = Slug.From(wished.En.Length > 0 ? wished.En : name.In("en"));
        var takenDe = await others.Where(p => p.Slug.De.StartsWith(de)).Select(p => p.Slug.De).ToListAsync(stop);
        var takenEn = await others.Where(p => p.Slug.En.StartsWith(en)).Select(p => p.Slug.En).ToListAsync(stop);
        return new LocalizedText(Free(de, takenDe), Free(en, takenEn));
    }

    /// <summary>A key for imports made from the name.</summary>
    public static async Task<string> FreeKeyAsync(this ShopDb db, string name, CancellationToken stop)
    {
        var key = Slug.From(name);
        return Free(key, await db.Products.Where(p => p.Key.StartsWith(key)).Select(p => p.Key).ToListAsync(stop));
    }

    private static string Free(string wished, List<string> taken)
    {
        var free = wished;
        for (var n = 2; taken.Contains(free, StringComparer.OrdinalIgnoreCase); n++)
            free = $"{wished}-{n}";
        return free;
    }
}
