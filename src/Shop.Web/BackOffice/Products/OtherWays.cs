using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Data;
using Shop.Web.Shared;

namespace Shop.Web.BackOffice.Products;

/// <summary>What one save by another way than the editor changed: the table of variants, the list, an import, a job.</summary>
/// <param name="Way">See <see cref="Data.Way"/>; null where nobody said.</param>
/// <param name="First">The oldest of its lines in the change log.</param>
/// <param name="Last">The latest of its lines.</param>
/// <param name="Changes">As fields of the editor.</param>
public sealed record OtherWay(string? Way, string Who, DateTime At, long First, long Last, IReadOnlyList<LoggedChange> Changes)
{
    /// <summary>The way without its number.</summary>
    public string Kind => Way?.Split(':')[0] ?? "";

    /// <summary>Number of the import or bulk change.</summary>
    public int? Number => Way?.Split(':') is [_, var id] ? int.Parse(id, CultureInfo.InvariantCulture) : null;
}

/// <summary>Reads from the change log what other ways than the editor changed on a product.</summary>
public static class OtherWays
{
    private const int MostLines = 1500;
    private static readonly TimeSpan OneSave = TimeSpan.FromSeconds(2);

    /// <summary>Newest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="editor">The product as it is.</param>
    /// <param name="from">Only what happened since; null from the beginning.</param>
    /// <param name="until">Only what happened before; null until now.</param>
    /// <param name="stop">Ends the call.</param>
    public static async Task<IReadOnlyList<OtherWay>> ReadAsync(ShopDb db, ProductEditor editor, DateTime? from, DateTime? until, CancellationToken stop)
    {
        var lines = await Lines(db, editor.Product).Where(e => (from == null || e.At >= from) && (until == null || e.At < until)).OrderByDescending(e => e.Id).Take(MostLines).ToListAsync(stop);
        var now = FormFields.Read(editor.Basis.Fields)!;
        var skus = editor.Product.Variants.ToDictionary(v => v.Id, v => v.Sku);
        var saves = new List<List<ChangeLogEntry>>();
        foreach (var line in lines)
        {
            if (saves.Count > 0 && saves[^1][^1] is var last && last.Way == line.Way && last.Who == line.Who && last.At - line.At < OneSave)
                saves[^1].Add(line);
            else
                saves.Add([line]);
        }
        return [.. saves.Select(s => Save(s, now, skus)).Where(s => s.Changes.Count > 0)];
    }

    /// <summary>The fields of one of these saves as they were before it.</summary>
    public static async Task<IReadOnlyList<LoggedChange>> BetweenAsync(ShopDb db, Product product, FormFields now, long first, long last, CancellationToken stop) => Fields(
        await Lines(db, product).Where(e => e.Id >= first && e.Id <= last).OrderByDescending(e => e.Id).Take(MostLines).ToListAsync(stop), now, product.Variants.ToDictionary(v => v.Id, v => v.Sku));

    private static IQueryable<ChangeLogEntry> Lines(ShopDb db, Product product)
    {
        var variantIds = product.Variants.ConvertAll(v => v.Id);
        return db.ChangeLog.AsNoTracking().Where(e => (e.Way == null || e.Way != Way.Editor)
            && ((e.Entity == nameof(Product) && e.EntityId == product.Id) || (e.Entity == nameof(Variant) && variantIds.Contains(e.EntityId))));
    }

    private static OtherWay Save(List<ChangeLogEntry> lines, FormFields now, IReadOnlyDictionary<int, string> skus) =>
        new(lines[0].Way, lines[0].Who, lines[0].At, lines[^1].Id, lines[0].Id, Fields(lines, now, skus));

    /// <summary>A field that changed twice in one save counts once, from its first to its last value.</summary>
    private static IReadOnlyList<LoggedChange> Fields(List<ChangeLogEntry> lines, FormFields now, IReadOnlyDictionary<int, string> skus)
    {
        var all = lines.AsEnumerable().Reverse().Select(l => LoggedFields.Of(l, now, skus)).OfType<LoggedChange>().ToList();
        return [.. all.Where(c => c.Lasting).GroupBy(c => c.Path).Select(g => g.First() with { After = g.Last().After }).Where(c => c.Before != c.After), .. all.Where(c => !c.Lasting)];
    }
}

/// <summary>Says ways in the words of the screens.</summary>
public static class WayWords
{
    public static string Say(this WebTexts t, OtherWay way) => way.Kind switch
    {
        Way.Variants => t["Variantentabelle"].Value,
        Way.Prices => t["Mengen- und Gruppenpreise"].Value,
        Way.List => t["Zeile der Liste"].Value,
        Way.Pictures => t["Bilder"].Value,
        Way.Documents => t["Dokumente"].Value,
        Way.Calculation => t["Kalkulation"].Value,
        Way.Assortment => t["Sortimentspflege"].Value,
        Way.Publish => t["Zeitplan"].Value,
        Way.Plan => t["Geplanter Preis"].Value,
        Way.Import => way.Number is { } import ? t["Import Nr. {0}", import].Value : t["Import"].Value,
        Way.Bulk => way.Number is { } bulk ? t["Massenänderung Nr. {0}", bulk].Value : t["Massenänderung"].Value,
        Way.BulkUndo => t["Massenänderung Nr. {0} zurückgenommen", way.Number ?? 0].Value,
        _ => t["Außerhalb des Editors"].Value,
    };

    /// <summary>The screen that shows all of it; null where there is none.</summary>
    public static string? Address(OtherWay way, int productId) => way.Kind switch
    {
        Way.Variants => $"/admin/products/{productId}/variants",
        Way.Prices => $"/admin/products/{productId}/prices",
        Way.Import when way.Number is { } import => $"/admin/imports/{import}",
        Way.Bulk or Way.BulkUndo when way.Number is { } bulk => $"/admin/bulk/{bulk}",
        _ => null,
    };

    /// <summary>Why not all of it can be taken back here; null where it can.</summary>
    public static string? WhyNotWhole(this WebTexts t, OtherWay way)
    {
        if (way.Changes.All(c => c.Lasting))
            return null;
        return way.Kind switch
        {
            Way.Pictures => t["Bilder gehören zu keinem Stand. Ein entferntes Bild holen Sie bis zu {0} Tage lang unter „Bilder“ zurück.", RemovedPicture.Kept.Days].Value,
            Way.Documents => t["Dokumente gehören zu keinem Stand; entfernte müssen neu hochgeladen werden."].Value,
            Way.Prices => t["Mengen-, Gruppen- und Länderpreise gehören zu keinem Stand; ändern Sie sie unter „Preise“."].Value,
            Way.Bulk => t["Als Ganzes nehmen Sie die Massenänderung auf ihrer eigenen Seite zurück."].Value,
            Way.Import => t["Ein Import lässt sich nicht als Ganzes zurücknehmen; Felder mit einem Knopf schon."].Value,
            _ => t["Lässt sich nicht als Ganzes zurückholen: was dazukam oder wegfiel, gehört zu keinem Stand."].Value,
        };
    }

    public static bool IsWhole(OtherWay way) => way.Changes.Count > 0 && way.Changes.All(c => c.Lasting);
}
