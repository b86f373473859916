using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>What is looked at to say how complete a product is; read in one query, see <see cref="From"/>.</summary>
public sealed record CompletenessFacts
{
    public int Id { get; init; }

    public bool NameDe { get; init; }

    public bool NameEn { get; init; }

    public bool SummaryDe { get; init; }

    public bool SummaryEn { get; init; }

    /// <summary>Letters of the German description.</summary>
    public int DescriptionDe { get; init; }

    public bool DescriptionEn { get; init; }

    public bool SeoDe { get; init; }

    public bool SeoEn { get; init; }

    public bool StaleTranslation { get; init; }

    public int Pictures { get; init; }

    /// <summary>Pictures without a sentence in one of the languages.</summary>
    public int PicturesUnsaid { get; init; }

    /// <summary>Active variants.</summary>
    public int Variants { get; init; }

    /// <summary>Active variants that need a Grundpreis (§4 PAngV) and don't say how much is inside.</summary>
    public int WithoutContent { get; init; }

    public int WithoutGtin { get; init; }

    public int WithoutCost { get; init; }

    public int WithoutWeight { get; init; }

    public int WithoutPrice { get; init; }

    public int Attributes { get; init; }

    /// <summary>Attributes that a set of the product's shelves requires and it doesn't say; read apart, see <see cref="AttributeSetQueries"/>.</summary>
    public IReadOnlyList<LocalizedText> RequiredMissing { get; init; } = [];

    public bool Shelved { get; init; }

    public bool Supplied { get; init; }

    public string? MakerAddress { get; init; }

    public string? MakerEmail { get; init; }

    public static Expression<Func<Product, CompletenessFacts>> From { get; } = p => new CompletenessFacts
    {
        Id = p.Id,
        NameDe = p.Name.De != "",
        NameEn = p.Name.En != "",
        SummaryDe = p.Summary.De != "",
        SummaryEn = p.Summary.En != "",
        DescriptionDe = p.Description.De.Length,
        DescriptionEn = p.Description.En != "",
        SeoDe = p.SeoTitle.De != "" && p.SeoDescription.De != "",
        SeoEn = p.SeoTitle.En != "" && p.SeoDescription.En != "",
        StaleTranslation = p.StaleTranslations != "",
        Pictures = p.Pictures.Count,
        PicturesUnsaid = p.Pictures.Count(x => x.Alt.De == "" || x.Alt.En == ""),
        Variants = p.Variants.Count(v => v.Active),
        WithoutContent = p.Variants.Count(v => v.Active && v.ContentUnit != ContentUnit.None && v.ContentUnit != ContentUnit.Piece && (v.Content == null || v.Content <= 0)),
        WithoutGtin = p.Variants.Count(v => v.Active && v.Gtin == ""),
        WithoutCost = p.Variants.Count(v => v.Active && v.Cost == null),
        WithoutWeight = p.Variants.Count(v => v.Active && v.WeightGrams <= 0),
        WithoutPrice = p.Variants.Count(v => v.Active && v.Price.Cents <= 0),
        Attributes = p.Attributes.Count,
        Shelved = p.Categories.Count != 0,
        Supplied = p.SupplierId != null,
        MakerAddress = p.Manufacturer!.Address,
        MakerEmail = p.Manufacturer.Email,
    };
}

/// <summary>One thing a complete product has.</summary>
/// <param name="Weight">Points of a hundred.</param>
/// <param name="Met">Whether it is there.</param>
/// <param name="Missing">What to do where it isn't.</param>
/// <param name="Field">Id of the field or section of the editor that mends it.</param>
public sealed record CompletenessCheck(int Weight, bool Met, Problem Missing, string Field);

/// <summary>Says how complete a product is and what it lacks; a hint for managers, nothing is refused because of it.</summary>
/// <param name="Checks">Everything that was looked at; the weights make a hundred.</param>
public sealed record Completeness(IReadOnlyList<CompletenessCheck> Checks)
{
    /// <summary>Letters that make a description more than a note.</summary>
    public const int EnoughText = 120;

    /// <summary>0 to 100.</summary>
    public int Score => Checks.Where(c => c.Met).Sum(c => c.Weight);

    /// <summary>What is missing, the weightiest first.</summary>
    public IEnumerable<CompletenessCheck> Missing => Checks.Where(c => !c.Met).OrderByDescending(c => c.Weight);

    public static Completeness Of(CompletenessFacts f) => new(
    [
        new(6, f.NameDe && f.NameEn, new Problem("name", "Name auf Deutsch und Englisch"), "Form_Name_En"),
        new(6, f.SummaryDe && f.SummaryEn, new Problem("summary", "Ein Satz zum Produkt, deutsch und englisch"), f.SummaryDe ? "Form_Summary_En" : "Form_Summary_De"),
        new(10, f.DescriptionDe >= EnoughText && f.DescriptionEn, new Problem("description", "Beschreibung ab {0} Zeichen, deutsch und englisch", EnoughText), f.DescriptionDe >= EnoughText ? "Form_Description_En" : "Form_Description_De"),
        new(4, !f.StaleTranslation, new Problem("stale", "Englische Texte nachziehen oder bestätigen"), "texte"),
        new(12, f.Pictures > 0, new Problem("picture", "Mindestens ein Bild"), "bilder"),
        new(6, f.Pictures > 0 && f.PicturesUnsaid == 0, new Problem("alt", "Bildbeschreibungen in beiden Sprachen"), "bilder"),
        new(10, f.Variants > 0 && f.WithoutPrice == 0, new Problem("variant", "Eine aktive Variante mit Preis"), "varianten"),
        new(4, f.WithoutContent == 0, new Problem("content", "Inhalt für den Grundpreis (§ 4 PAngV)"), "varianten"),
        new(6, f.Variants > 0 && f.WithoutGtin == 0, new Problem("gtin", "GTIN jeder aktiven Variante"), "varianten"),
        new(6, f.Variants > 0 && f.WithoutCost == 0, new Problem("cost", "Einstand jeder aktiven Variante"), "varianten"),
        new(6, f.Variants > 0 && f.WithoutWeight == 0, new Problem("weight", "Versandgewicht jeder aktiven Variante"), "varianten"),
        new(10, f.MakerAddress is { Length: > 0 } && f.MakerEmail is { Length: > 0 }, new Problem("maker", "Hersteller mit Anschrift und E-Mail (GPSR Art. 19)"), "Form_ManufacturerId"),
        new(6, f.Attributes > 0 && f.RequiredMissing.Count == 0, f.RequiredMissing.Count == 0
            ? new Problem("attributes", "Mindestens ein Merkmal, nach dem Kunden filtern")
            : new Problem("required-attributes", "Pflichtmerkmale: {0}", string.Join(", ", f.RequiredMissing)), "merkmale"),
        new(2, f.Shelved, new Problem("shelf", "Eine Kategorie"), "Form_CategoryId"),
        new(2, f.Supplied, new Problem("supplier", "Ein Lieferant"), "Form_SupplierId"),
        new(4, f.SeoDe && f.SeoEn, new Problem("seo", "Titel und Beschreibung für Suchmaschinen in beiden Sprachen"), "suchmaschinen"),
    ]);
}

/// <summary>Reads and keeps how complete products are.</summary>
public static class CompletenessQueries
{
    private const int Batch = 500;

    public static async Task<Completeness> CompletenessAsync(this ShopDb db, int productId, CancellationToken stop = default) =>
        Completeness.Of((await db.FactsAsync([productId], stop)).Single());

    /// <summary>Writes the score of these products where it changed and marks them stale (in bulk their caller does); neither version nor change log move.</summary>
    public static async Task RefreshCompletenessAsync(this ShopDb db, IReadOnlyCollection<int> productIds, CancellationToken stop = default)
    {
        foreach (var chunk in productIds.Chunk(Batch))
        {
            var scores = (await db.FactsAsync([.. chunk], stop))
                .GroupBy(f => Completeness.Of(f).Score, f => f.Id);
            foreach (var same in scores)
            {
                var score = same.Key;
                var those = same.ToList();
                var changed = await db.Products.Where(p => EF.Parameter(those).Contains(p.Id) && p.Completeness != score).Select(p => p.Id).ToListAsync(stop);
                if (changed.Count == 0)
                    continue;
                await db.Products.Where(p => EF.Parameter(changed).Contains(p.Id)).ExecuteUpdateAsync(s => s.SetProperty(p => p.Completeness, score), stop);
                if (!db.InBulk)
                    changed.ForEach(id => db.MarkStale($"product:{id}"));
            }
            if (!db.InBulk)
                await db.SaveChangesAsync(stop);
        }
    }

    private static async Task<List<CompletenessFacts>> FactsAsync(this ShopDb db, List<int> ids, CancellationToken stop)
    {
        var missing = await db.MissingRequiredAsync(ids, stop);
        var facts = await db.Products.Where(p => EF.Parameter(ids).Contains(p.Id)).Select(CompletenessFacts.From).ToListAsync(stop);
        return facts.ConvertAll(f => missing.TryGetValue(f.Id, out var names) ? f with { RequiredMissing = names } : f);
    }
}

/// <summary>Nightly: what imports, makers and seeds changed counts in the score too.</summary>
public sealed class RefreshCompleteness(ShopDb db) : IDailyJob
{
    private const int Batch = 2000;

    public string Name => "completeness";

    public async Task RunAsync(CancellationToken stop)
    {
        for (var last = 0; ;)
        {
            var ids = await db.Products.Where(p => p.Id > last).OrderBy(p => p.Id).Select(p => p.Id).Take(Batch).ToListAsync(stop);
            if (ids.Count == 0)
                return;
            await db.RefreshCompletenessAsync(ids, stop);
            last = ids[^1];
        }
    }
}
