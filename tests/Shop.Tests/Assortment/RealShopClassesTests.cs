using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shop.Assortment;
using Shop.Catalog;
using Shop.Common;
using Shop.Common.Csv;
using Shop.Orders.Import;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Shop.Tests.Assortment;

/// <summary>The matrix of a real mail-order shop against one reckoned here, straight from the lines of its file, by textbook sums.</summary>
public sealed partial class RealShopClassesTests(ITestOutputHelper output)
{
    private const int Weeks = 12;
    private static readonly DateOnly From = new(2010, 12, 1);
    private static readonly DateOnly To = new(2011, 2, 28);
    private static readonly DateOnly FirstDay = To.AddDays(1 - (7 * Weeks));

    [SkippableFact]
    public async Task Every_article_is_in_the_class_that_its_sorted_share_and_its_weekly_deviation_put_it_in()
    {
        var truth = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.PathOf("transactions/truth.json"))).RootElement;
        var history = SharedData.Unpack("transactions/online-retail-2010-12_to_2011-02.csv.xz");
        var lines = Read(Encoding.UTF8.GetString(history)).Where(l => Article().IsMatch(l.Code)).ToList();
        using var shop = await Given.OpenShopAsync();
        // Article numbers that differ only in case are one to databases that don't tell them apart; the first spelling is taken.
        var products = await AddAsync(shop, [.. lines.Select(l => l.Code).DistinctBy(c => c.ToUpperInvariant())]);
        (await shop.AskAsync(db => new ImportOrders(db, shop.Clock).RunAsync(CsvSource.Bytes("history.csv", history), dryRun: false))).Stopped.ShouldBeNull();

        var matrix = await shop.AskAsync(db => new AbcXyzReport(db).ReadAsync(From, To, AbcBasis.Revenue, new AssortmentRules()));

        matrix.Weeks.ShouldBe(Weeks);
        matrix.Rows.Count.ShouldBe(products.Count);
        var known = truth.GetProperty("top10_net").EnumerateArray().Where(t => products.ContainsKey(t[0].GetString()!)).Select(t => (products[t[0].GetString()!], Cents(t[1]))).ToList();
        known.Count.ShouldBe(8);
        matrix.Rows.Take(8).Select(r => (r.ProductId, r.Sale.Revenue.Cents)).ShouldBe(known);
        var (abc, xyz) = (ByShare(lines, products), ByDeviation(lines, products));
        matrix.Rows.Where(r => r.Abc != abc[r.ProductId]).ShouldBeEmpty();
        matrix.Rows.Where(r => r.Xyz != xyz[r.ProductId]).ShouldBeEmpty();
        foreach (var place in matrix.Rows.GroupBy(r => $"{r.Abc}{r.Xyz?.ToString() ?? " too young"}").OrderBy(g => g.Key, StringComparer.Ordinal))
            output.WriteLine($"{place.Key}: {place.Count()} articles, {place.Sum(r => r.Rank.Share):P1} of the revenue");
    }

    /// <summary>Revenue sorted, shares summed up from the top: up to 80 % is A, up to 95 % B; the article that crosses a bound still belongs to the better class.</summary>
    private static Dictionary<int, AbcClass> ByShare(List<Line> lines, Dictionary<string, int> products)
    {
        var revenue = products.Values.ToDictionary(id => id, _ => 0m);
        foreach (var line in lines.Where(l => products.ContainsKey(l.Code) && !l.Invoice.StartsWith('A')))
            revenue[products[line.Code]] += decimal.Round(line.Quantity * line.Price, 2, MidpointRounding.AwayFromZero);
        var whole = revenue.Values.Where(v => v > 0).Sum();
        var classes = new Dictionary<int, AbcClass>();
        var reached = 0m;
        foreach (var (id, value) in revenue.OrderByDescending(v => v.Value).ThenBy(v => v.Key))
        {
            classes[id] = value <= 0 ? AbcClass.C : reached / whole < 0.80m ? AbcClass.A : reached / whole < 0.95m ? AbcClass.B : AbcClass.C;
            reached += Math.Max(0, value);
        }
        return classes;
    }

    /// <summary>Pieces of each week since the first that sold; the deviation of all of them over their mean.</summary>
    private static Dictionary<int, XyzClass?> ByDeviation(List<Line> lines, Dictionary<string, int> products)
    {
        // An invoice written over several minutes counts from its first line.
        var days = lines.GroupBy(l => l.Invoice).ToDictionary(g => g.Key, g => DateOnly.FromDateTime(g.Min(l => l.At)));
        var sold = products.Values.ToDictionary(id => id, _ => new int[Weeks]);
        foreach (var line in lines.Where(l => products.ContainsKey(l.Code) && !l.Invoice.StartsWith('A') && days[l.Invoice] >= FirstDay))
            sold[products[line.Code]][(days[line.Invoice].DayNumber - FirstDay.DayNumber) / 7] += line.Quantity;
        return sold.ToDictionary(s => s.Key, s =>
        {
            var weeks = s.Value.Select(units => Math.Max(0, units)).SkipWhile(units => units == 0).ToList();
            if (weeks.Count < 4)
                return (XyzClass?)null;
            var mean = weeks.Average();
            var coefficient = Math.Sqrt(weeks.Average(w => (w - mean) * (w - mean))) / mean;
            return Math.Round(coefficient, 4) switch { <= 0.5 => XyzClass.X, <= 1 => XyzClass.Y, _ => XyzClass.Z };
        });
    }

    private static async Task<Dictionary<string, int>> AddAsync(TestShop shop, List<string> codes)
    {
        await using var db = shop.CreatePlainContext();
        var shelf = db.Categories.First().Id;
        var products = codes.ConvertAll(code => new Product
        {
            Key = code,
            Name = LocalizedText.Both(code),
            Slug = LocalizedText.Both(code.ToLowerInvariant()),
            CategoryId = shelf,
            Active = true,
            CreatedAt = shop.Clock.GetUtcNow().UtcDateTime,
            Variants = { new Variant { Sku = code, Price = Money.From(1) } },
        });
        db.Products.AddRange(products);
        await db.SaveChangesAsync();
        return products.ToDictionary(p => p.Key, p => p.Id);
    }

    private static IEnumerable<Line> Read(string csv) => csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row =>
    {
        var cells = Cell().Matches(row.TrimEnd('\r')).Select(m => m.Groups[1].Value.Trim('"')).ToList();
        return new Line(cells[0], cells[1], int.Parse(cells[3], CultureInfo.InvariantCulture), DateTime.Parse(cells[4], CultureInfo.InvariantCulture), decimal.Parse(cells[5], CultureInfo.InvariantCulture));
    });

    private static long Cents(JsonElement amount) => Money.From(decimal.Parse(amount.GetString()!, CultureInfo.InvariantCulture)).Cents;

    /// <summary>Five digits, mostly; postage, fees and gift vouchers have names.</summary>
    [GeneratedRegex("^[0-9]{5}[A-Za-z]{0,2}$")]
    private static partial Regex Article();

    [GeneratedRegex("(?:^|,)(\"(?:[^\"]|\"\")*\"|[^,]*)")]
    private static partial Regex Cell();

    private sealed record Line(string Invoice, string Code, int Quantity, DateTime At, decimal Price);
}
