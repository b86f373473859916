using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog;
using Shop.Catalog.Import;
using Shop.Common;
using Shop.Data;
using Shop.Files;

namespace Shop.Operations;

/// <summary>
/// Fetches the pictures of a batch of records, a few at a time and never twice. An address of the shop's own pictures, as the export
/// writes it, is known by its key and not fetched at all.
/// </summary>
internal sealed partial class RecordPictures(ShopDb db, IPictureSource source, PictureShelf shelf)
{
    private const int AtOnce = 4;
    private const int LongestUrl = 1000;

    private readonly Dictionary<string, Picture> _pictures = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> UrlsOf(ProductRecord record) => record[ProductFields.Pictures] is { } cell
        ? [.. cell.Split(['|', ' ', '\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(u => u.Length <= LongestUrl).Distinct(StringComparer.Ordinal)]
        : [];

    /// <summary>The key of a picture of this shop, of its address; empty for others.</summary>
    public static string OwnKey(string url) => OwnAddress().Match(url) is { Success: true } m ? m.Groups[1].Value : "";

    /// <summary>Brings what the batch needs and isn't there yet.</summary>
    public async Task FetchAsync(IReadOnlyList<RecordGroup> groups, ImportProductsCounts counts, CancellationToken stop)
    {
        _pictures.Clear();
        var wanted = groups.SelectMany(g => g.Records).SelectMany(r => UrlsOf(r).Select(u => (r.Row, Url: u))).DistinctBy(x => x.Url, StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
            return;
        await KnownAsync(groups, wanted.ConvertAll(w => w.Url));
        var missing = wanted.Where(w => !_pictures.ContainsKey(w.Url)).ToList();
        var outcomes = new FetchedPicture[missing.Count];
        try
        {
            var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop };
            await Parallel.ForAsync(0, missing.Count, limit, async (i, token) => outcomes[i] = await source.FetchAsync(missing[i].Url, token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        foreach (var (asked, got) in missing.Zip(outcomes))
            await KeepAsync(asked.Row, asked.Url, got, counts);
    }

    /// <summary>Hangs what was fetched into the product's gallery; returns what changed.</summary>
    public IEnumerable<FieldChangeOf> Attach(Product product, ProductRecord record, bool dryRun, ImportProductsCounts counts)
    {
        var (alts, english) = (ListOf(record, ProductFields.PictureAltsDe), ListOf(record, ProductFields.PictureAltsEn));
        foreach (var (i, url) in UrlsOf(record).Index())
        {
            var (alt, altEn) = (At(alts, i), At(english, i));
            if (product.Pictures.Find(p => p.SourceUrl == url || (OwnKey(url) is { Length: > 0 } key && p.Picture?.Key == key)) is { } hung)
            {
                var now = new LocalizedText(alt.Length > 0 ? alt : hung.Alt.De, altEn.Length > 0 ? altEn : hung.Alt.En);
                if (now != hung.Alt)
                    yield return new FieldChangeOf(ProductFields.PictureAltsDe, hung.Alt.De, (hung.Alt = now).De);
                continue;
            }
            if (dryRun)
            {
                counts.PicturesToFetch++;
                yield return new FieldChangeOf(ProductFields.Pictures, "", url);
                continue;
            }
            if (!_pictures.TryGetValue(url, out var picture))
                continue;
            var name = product.Name;
            var made = new ProductPicture { Alt = new(alt.Length > 0 ? alt : name.De, altEn.Length > 0 ? altEn : name.In("en")), SourceUrl = OwnKey(url).Length > 0 ? null : url, Position = product.Pictures.Count };
            if (picture.Id > 0)
                made.PictureId = picture.Id;
            else
                made.Picture = picture;
            product.Pictures.Add(made);
            yield return new FieldChangeOf(ProductFields.Pictures, "", url);
        }
    }

    private static List<string> ListOf(ProductRecord record, ProductField field) =>
        record[field] is { } cell ? [.. cell.Split('|', StringSplitOptions.TrimEntries)] : [];

    private static string At(List<string> list, int index) => index < list.Count && list[index].Length <= 300 ? list[index] : "";

    private async Task KnownAsync(IReadOnlyList<RecordGroup> groups, List<string> urls)
    {
        var skus = groups.SelectMany(g => g.Records).Select(r => r.Sku).Where(s => s.Length > 0).ToList();
        var there = await db.Variants.Where(v => EF.Parameter(skus).Contains(v.Sku)).SelectMany(v => v.Product!.Pictures).Where(p => p.SourceUrl != null)
            .Select(p => new { p.SourceUrl, p.PictureId, p.Picture!.Key }).ToListAsync();
        foreach (var x in there)
            _pictures[x.SourceUrl!] = new Picture { Id = x.PictureId, Key = x.Key };
        var keys = urls.Select(OwnKey).Where(k => k.Length > 0).ToList();
        if (keys.Count == 0)
            return;
        var own = await db.Pictures.Where(p => EF.Parameter(keys).Contains(p.Key)).Select(p => new { p.Id, p.Key }).ToDictionaryAsync(p => p.Key, p => p.Id);
        foreach (var url in urls.Where(u => own.ContainsKey(OwnKey(u))))
            _pictures[url] = new Picture { Id = own[OwnKey(url)], Key = OwnKey(url) };
    }

    private async Task KeepAsync(int row, string url, FetchedPicture got, ImportProductsCounts counts)
    {
        var picture = got.WhyNot is null && await shelf.TakeAsync(got.Bytes, CancellationToken.None) is { Ok: true } taken ? taken.Value : null;
        if (picture is null)
        {
            counts.PicturesMissing++;
            counts.Remark(row, got.WhyNot ?? "Unter „{0}“ liegt kein Bild.", url);
            return;
        }
        counts.Pictures++;
        _pictures[url] = _pictures.Values.FirstOrDefault(p => p.Key == picture.Key) ?? picture;
    }

    [GeneratedRegex("/bilder/([0-9a-f]{20})-[0-9]+\\.webp$")]
    private static partial Regex OwnAddress();
}

/// <summary>A field before and after.</summary>
internal readonly record struct FieldChangeOf(ProductField Field, string Before, string After);
