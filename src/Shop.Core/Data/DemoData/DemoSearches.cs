using Microsoft.EntityFrameworkCore;
using Shop.Search;

namespace Shop.Data.DemoData;

/// <summary>What visitors of the demo shop searched in the last three months; how many hits it has is what the demo catalogue answers.</summary>
/// <param name="db">The database to write to.</param>
/// <param name="open">Opens further contexts.</param>
/// <param name="calendar">How busy the days were.</param>
internal sealed class DemoSearches(ShopDb db, Func<ShopDb> open, DemoCalendar calendar)
{
    private const int Days = 90;
    private const double PerDay = 18;

    /// <summary>Words, language, weight.</summary>
    private static readonly (string Words, string Language, int Weight)[] Asked =
    [
        ("espresso", "de", 60), ("hafenlicht", "de", 48), ("matcha", "de", 40), ("entkoffeiniert", "de", 30), ("kaffeemühle", "de", 30), ("earl grey", "de", 24),
        ("filterkaffee", "de", 24), ("siebträger", "de", 22), ("geschenk", "de", 22), ("ostfriesentee", "de", 20), ("adventskalender", "de", 20), ("cold brew", "de", 18),
        ("kapseln", "de", 18), ("french press", "de", 16), ("kafee", "de", 14), ("espreso", "de", 12), ("muehle", "de", 12), ("rooibos", "de", 12), ("waage", "de", 10),
        ("teekanne", "de", 10), ("entkalker", "de", 10), ("gutschein", "de", 10), ("kluntje", "de", 9), ("honig", "de", 8), ("filterpapier größe 4", "de", 8), ("kenia", "de", 7),
        ("hafermilch", "de", 12), ("kakao", "de", 9), ("bialetti", "de", 9), ("vollautomat reiniger", "de", 6), ("zichorienkaffee", "de", 5), ("teelichter", "de", 4),
        ("coffee beans", "en", 14), ("decaf", "en", 10), ("hand grinder", "en", 8), ("green tea", "en", 8), ("moka pot", "en", 6), ("gift set", "en", 6), ("oat milk", "en", 5), ("chai latte", "en", 4),
    ];

    public async Task SeedAsync(CancellationToken stop)
    {
        var cache = new TagCache();
        var search = new ProductSearch(db, new LikeSearch(), new Catalogue(new Contexts(open), cache), cache);
        var answers = new Dictionary<string, SearchAnswer>();
        foreach (var (words, _, _) in Asked)
            answers[words] = await search.FindAsync(words, stop);
        var dice = new DemoDice("searches");
        var busyness = calendar.Busyness(calendar.Today.AddDays(-Days / 2));
        var records = Enumerable.Range(0, Days).Select(ago => calendar.Today.AddDays(-ago)).Reverse()
            .SelectMany(day => Enumerable.Range(0, dice.Events(PerDay * calendar.Busyness(day) / busyness)).Select(_ => Search(day)))
            .Where(s => s.At < calendar.Now)
            .OrderBy(s => s.At)
            .ToList();
        await new BulkInsert<SearchRecord>(db).InsertAsync(records, stop);

        SearchRecord Search(DateOnly day)
        {
            var (words, language, _) = dice.Pick(Asked, a => a.Weight);
            var answer = answers[words];
            return SearchRecord.Of(words, answer.Meant, answer.Found.Count, language, DemoCalendar.At(day, dice.Between(7, 22), dice.Between(0, 59)))!;
        }
    }

    private sealed class Contexts(Func<ShopDb> open) : IDbContextFactory<ShopDb>
    {
        public ShopDb CreateDbContext() => open();
    }
}
