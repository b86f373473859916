using Microsoft.EntityFrameworkCore;
using Shop.Common;
using Shop.Data;
using Shop.Search;

namespace Shop.Web.BackOffice.Search;

/// <summary>A group of synonyms and how often one of its words was searched lately.</summary>
public sealed record SynonymRow(int Id, string Words, int Count, int Searches);

/// <summary>A pasted line that was left out, and why.</summary>
public sealed record RefusedSynonym(string Line, Problem Why);

/// <summary>What became of a pasted list.</summary>
public sealed record PastedSynonyms(int Saved, IReadOnlyList<RefusedSynonym> Refused);

/// <summary>The groups of synonyms, and what visitors searched in vain that no group knows yet.</summary>
public sealed record SynonymsPage(IReadOnlyList<SynonymRow> Rows, IReadOnlyList<SearchCount> Missing, PastedSynonyms? Pasted)
{
    private const int Days = 30;
    private const int MostWords = 2000;
    private const int MostMissing = 12;

    public static async Task<SynonymsPage> ReadAsync(ShopDb db, DateOnly today, PastedSynonyms? pasted, CancellationToken stop)
    {
        var groups = await db.Synonyms.AsNoTracking().OrderBy(s => s.Words).ToListAsync(stop);
        var searches = await db.SearchRecords.AsNoTracking().Between(today.AddDays(-Days), today).Counted().Take(MostWords).ToListAsync(stop);
        var times = searches.GroupBy(s => s.Words, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Sum(s => s.Times), StringComparer.OrdinalIgnoreCase);
        var known = groups.SelectMany(g => Synonym.Split(g.Words)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new SynonymsPage(
            groups.ConvertAll(g => new SynonymRow(g.Id, g.Words, Synonym.Split(g.Words).Count, Synonym.Split(g.Words).Sum(w => times.GetValueOrDefault(w)))),
            [.. searches.Where(s => s.Hits == 0 && !known.Contains(s.Words)).Take(MostMissing)],
            pasted);
    }
}

/// <summary>Takes a pasted list of synonyms, a group a line.</summary>
public static class PasteSynonyms
{
    private const int Most = 5000;

    public static async Task<PastedSynonyms> SaveAsync(ShopDb db, string pasted, CancellationToken stop)
    {
        var known = (await db.Synonyms.Select(s => s.Words).ToListAsync(stop)).Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        var refused = new List<RefusedSynonym>();
        var saved = 0;
        foreach (var line in pasted.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(Most))
        {
            var problem = Synonym.WhyNot(line) ?? (line.Length > 1000 ? new Problem("synonym-long", "Die Gruppe hat mehr als 1000 Zeichen.") : known.Add(KeyOf(line)) ? null : new Problem("synonym-known", "Diese Gruppe gibt es schon."));
            if (problem is not null)
            {
                refused.Add(new RefusedSynonym(line, problem));
                continue;
            }
            db.Synonyms.Add(new Synonym { Words = string.Join(", ", Synonym.Split(line)) });
            saved++;
        }
        await db.SaveChangesAsync(stop);
        return new PastedSynonyms(saved, refused);
    }

    private static string KeyOf(string words) => string.Join('|', Synonym.Split(words).Select(Slug.Fold).Order(StringComparer.Ordinal));
}
